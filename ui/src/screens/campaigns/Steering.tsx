import {Button} from '@mantine/core';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import type {Campaign, CampaignAction, CampaignState} from '../../api/dialling';
import {zvonar} from '../../api/zvonar';
import {useConfirm} from '../../parts/confirm';
import {Icon} from '../../parts/Icon';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';

const POSSIBLE: Record<CampaignState, CampaignAction[]> = {
  draft: ['start'], running: ['pause', 'stop'], paused: ['resume', 'stop'], stopped: ['resume'], done: [],
};
/** What takes the action back, where something does. */
const UNDO: Partial<Record<CampaignAction, CampaignAction>> = {pause: 'resume', resume: 'pause', stop: 'resume', start: 'pause'};
const ICONS = {start: 'play', resume: 'play', pause: 'pause', stop: 'stop'} as const;

/** The buttons that move a campaign; starting and stopping ask first, all can be taken back. */
export function Steering({campaign, compact}: {campaign: Campaign; compact?: boolean}) {
  const {t} = useText();
  const {steer, pending} = useSteering(campaign);
  const actions = POSSIBLE[campaign.state];
  return (
    <div className="row" style={{flexWrap: 'nowrap', gap: 8, justifyContent: 'flex-end'}}>
      {(compact ? actions.slice(0, 1) : actions).map((action) => (
        <Button key={action} size={compact ? 'compact-sm' : undefined} loading={pending}
          variant={action === 'start' || action === 'resume' ? (compact ? 'light' : 'filled') : 'default'}
          color={action === 'stop' ? 'red' : undefined} leftSection={<Icon name={ICONS[action]} size={compact ? 14 : 17} />}
          data-testid={`campaign-${action}`} onClick={() => void steer(action)}>
          {t.campaigns.actions[action]}
        </Button>
      ))}
    </div>
  );
}

function useSteering(campaign: Campaign) {
  const {t} = useText();
  const words = t.campaigns;
  const confirm = useConfirm();
  const toast = useToast();
  const cache = useQueryClient();
  const move = useMutation({
    mutationFn: ({action}: {action: CampaignAction; silent?: boolean}) => zvonar.steerCampaign(campaign.id, action),
    onSuccess: (moved, {action, silent}) => {
      cache.setQueryData(['campaigns', campaign.id], moved);
      void cache.invalidateQueries({queryKey: ['campaigns'], exact: true});
      const undo = silent ? undefined : UNDO[action];
      toast.done(words.done[action], undo && {
        label: words.actions[undo], act: () => move.mutate({action: undo, silent: true}),
      });
    },
    onError: toast.failed,
  });
  const steer = async (action: CampaignAction) => {
    const asks = {
      start: {title: words.startTitle, text: words.startText(campaign.progress.total, campaign.trunkName)},
      stop: {title: words.stopTitle, text: words.stopText, danger: true},
      pause: null,
      resume: null,
    }[action];
    if (asks && !(await confirm({...asks, action: words.actions[action]}))) return;
    move.mutate({action});
  };
  return {steer, pending: move.isPending};
}
