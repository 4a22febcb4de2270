import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useParams} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import type {Trunk} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {DeleteButton} from '../../parts/DeleteButton';
import {Loaded} from '../../parts/Loaded';
import {Notice} from '../../parts/Notice';
import {PageHead} from '../../parts/PageHead';
import {Facts, Panel} from '../../parts/Panel';
import {useText} from '../../text/useText';
import {TestCall} from '../calls/TestCall';
import {HealthBadge} from './HealthBadge';
import {TrunkForm} from './TrunkForm';
import {NotFound} from '../../app/NotFound';

export function TrunkPage() {
  const {t} = useText();
  const {id} = useParams({from: '/inside/trunks/$id'});
  const trunks = useQuery({...queries.trunks(), enabled: id !== 'new', refetchInterval: 5_000});
  const back = {to: '/trunks', label: t.shell.trunks};
  if (id === 'new') {
    return <><PageHead title={t.trunks.create} back={back} /><TrunkForm /></>;
  }
  return (
    <Loaded query={trunks}>{({items}) => {
      const trunk = items.find((one) => String(one.id) === id);
      return trunk ? <OneTrunk trunk={trunk} /> : <NotFound />;
    }}</Loaded>
  );
}

function OneTrunk({trunk}: {trunk: Trunk}) {
  const {t} = useText();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const gone = async () => {
    await cache.invalidateQueries({queryKey: ['trunks']});
    await navigate({to: '/trunks'});
  };
  return (
    <>
      <PageHead title={trunk.name} back={{to: '/trunks', label: t.shell.trunks}}
        beside={<HealthBadge state={trunk.enabled ? trunk.health.state : 'disabled'} />}
        actions={
          <>
            <TestCall trunkId={trunk.id} />
            <DeleteButton name={trunk.name} text={t.trunks.deleteText} act={() => zvonar.deleteTrunk(trunk.id)} onGone={gone} />
          </>
        } />
      <div className="stack">
        <Health trunk={trunk} />
        <TrunkForm key={trunk.version} stored={trunk} />
      </div>
    </>
  );
}

function Health({trunk}: {trunk: Trunk}) {
  const {t, f} = useText();
  const words = t.trunks;
  const {health} = trunk;
  const bad = trunk.enabled && (health.state === 'unreachable' || health.registration === 'refused');
  return (
    <Panel title={words.health}>
      <div className="stack">
        {bad && health.detail && <Notice kind="bad" title={words.healths[health.state]}>{health.detail}</Notice>}
        <Facts facts={[
          [words.registration, words.registrations[health.registration]],
          [words.rtt, f.duration(health.rttMs)],
          [words.linesUsed, `${f.number(trunk.linesUsed)} / ${f.number(trunk.linesMax)}`],
          [words.checked, f.ago(health.checkedAt, Date.now())],
        ]} />
      </div>
    </Panel>
  );
}
