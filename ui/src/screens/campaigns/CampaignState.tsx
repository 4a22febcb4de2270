import type {CampaignState as State} from '../../api/dialling';
import {Badge, type BadgeTone} from '../../parts/Badge';
import {useText} from '../../text/useText';

const tones: Record<State, BadgeTone> = {
  draft: 'odd', running: 'good', paused: 'ring', stopped: 'bad', done: 'miss',
};

export function CampaignState({state}: {state: State}) {
  const {t} = useText();
  return <Badge tone={tones[state]} testid="campaign-state">{t.campaigns.states[state]}</Badge>;
}
