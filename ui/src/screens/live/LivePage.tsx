import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import type {Live} from '../../api/dialling';
import {withDisabled} from '../../api/history';
import {queries} from '../../api/queries';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {VerdictBars} from '../../parts/Verdicts';
import {sum} from '../../parts/verdictTone';
import {useText} from '../../text/useText';
import {FirstSteps} from './FirstSteps';
import {Chart, Legend} from './Chart';
import css from './Live.module.css';
import {Running} from './Running';
import {Tiles} from './Tiles';
import {TrunkRows} from './TrunkRows';

export function LivePage() {
  const {t, f} = useText();
  const live = useQuery(queries.live());
  return (
    <>
      <PageHead title={t.shell.live}
        about={<span className="numbers">{live.data ? f.time(live.data.at) : ''}</span>} />
      <FirstSteps />
      <Loaded query={live}>{(now) => <Dashboard now={now} />}</Loaded>
    </>
  );
}

function Dashboard({now: told}: {now: Live}) {
  const {t} = useText();
  const {data: trunks} = useQuery(queries.trunks());
  const now = useMemo(() => withDisabled(told, trunks?.items ?? []), [told, trunks]);
  const words = t.live;
  return (
    <>
      <Tiles now={now} />
      <div className={css.two}>
        <Panel title={words.chart} aside={<Legend />} testid="live-chart">
          <Chart history={now.history ?? []} />
        </Panel>
        <Panel title={words.verdicts} small={words.verdictsWhat} testid="live-verdicts">
          {sum(now.verdicts) > 0 ? <VerdictBars tally={now.verdicts} />
            : <p className="dim" style={{margin: 0}}>{words.noVerdicts}</p>}
        </Panel>
      </div>
      <div className={css.two}>
        <Panel title={words.trunks} testid="live-trunks"><TrunkRows trunks={now.trunks} /></Panel>
        <Panel title={words.running}><Running /></Panel>
      </div>
    </>
  );
}
