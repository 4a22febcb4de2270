import type {CalleeList} from '../../api/types';
import {Badge} from '../../parts/Badge';
import {useText} from '../../text/useText';

const tones = {importing: 'ring', ready: 'good', failed: 'bad'} as const;

export function ListState({list}: {list: CalleeList}) {
  const {t, f} = useText();
  return (
    <Badge tone={tones[list.state]} testid="list-state">
      {t.lists.states[list.state]}{list.state === 'importing' && ` ${f.percent(list.progress)}`}
    </Badge>
  );
}
