import {Badge, type BadgeTone} from '../../parts/Badge';
import {useText} from '../../text/useText';

const tones: Record<string, BadgeTone> = {
  reachable: 'good', unreachable: 'bad', unknown: 'ring', disabled: 'odd',
};

/** The state of a trunk, one of the API's words or `disabled`. */
export function HealthBadge({state}: {state: string}) {
  const {t} = useText();
  return <Badge tone={tones[state] ?? 'odd'} testid="trunk-health">{t.trunks.healths[state] ?? state}</Badge>;
}
