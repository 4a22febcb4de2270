import {Link} from '@tanstack/react-router';
import type {LiveTrunk} from '../../api/dialling';
import {Meter} from '../../parts/Meter';
import {Rows} from '../../parts/Rows';
import {HealthBadge} from '../trunks/HealthBadge';
import {useText} from '../../text/useText';

/** A row a trunk: its health, how many of its lines are taken, its pace against its cap. */
export function TrunkRows({trunks}: {trunks: LiveTrunk[]}) {
  const {t, f} = useText();
  if (trunks.length === 0) return <p className="dim" style={{margin: 0}}>{t.trunks.empty}</p>;
  return (
    <Rows label={t.live.trunks} rows={trunks} id={(trunk) => trunk.id} opens testid="live-trunk" columns={[
      {title: t.trunks.trunk, cell: (trunk) => (
        <Link to="/trunks/$id" params={{id: String(trunk.id)}}>{trunk.name}</Link>
      )},
      {title: t.trunks.health, cell: (trunk) => <HealthBadge state={trunk.state} />},
      {title: t.live.lines, cell: (trunk) => <Lines trunk={trunk} />},
      {title: t.live.pace, cell: (trunk) => (
        <Meter label={t.live.pace} value={trunk.cps} max={trunk.cpsMax}>
          {f.pace(trunk.cps)} <span>/ {f.pace(trunk.cpsMax)}</span>
        </Meter>
      )},
      {title: t.live.answered, end: true, cell: (trunk) => f.percent(trunk.answerRatio)},
    ]} />
  );
}

function Lines({trunk}: {trunk: LiveTrunk}) {
  const {t, f} = useText();
  const used = trunk.ringing + trunk.talking;
  return (
    <Meter label={t.live.lines} value={used} max={trunk.linesMax}>
      {f.number(used)} <span>/ {f.number(trunk.linesMax)}</span>
    </Meter>
  );
}
