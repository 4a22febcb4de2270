import {Button, Progress} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import type {CalleeList} from '../../api/types';
import {LinkButton} from '../../parts/LinkButton';
import {Notice} from '../../parts/Notice';
import {Panel} from '../../parts/Panel';
import {useText} from '../../text/useText';

/** The import as it goes; the live feed moves it, a poll stands by should the feed be down. */
export function ImportProgress({id, first, onAgain}: {id: number; first: CalleeList; onAgain: () => void}) {
  const {t, f} = useText();
  const words = t.lists.import;
  const {data: list = first} = useQuery({
    ...queries.list(id),
    initialData: first,
    refetchInterval: (query) => (query.state.data?.state === 'importing' ? 1_500 : false),
  });
  return (
    <Panel title={list.name} small={f.percent(list.progress)} testid="import-progress">
      <div className="stack" data-state={list.state} data-testid="import-state">
        <Progress value={list.progress * 100} color={list.state === 'failed' ? 'red' : 'green'}
          animated={list.state === 'importing'} aria-label={words.going} />
        <p className="numbers" aria-live="polite" style={{margin: 0}}>
          <b data-testid="rows-good">{t.lists.good(list.rowsGood)}</b>
          {list.rowsBad > 0 && <span style={{color: 'var(--bad)'}}> · {t.lists.badCount(list.rowsBad)}</span>}
        </p>
        {list.state === 'failed' && (
          <>
            <Notice kind="bad" title={words.failed}>{list.error} {words.nothingHalf}</Notice>
            <div><Button onClick={onAgain}>{words.another}</Button></div>
          </>
        )}
        {list.state === 'ready' && (
          <>
            <Notice kind="good" title={words.done} />
            <div className="row">
              <LinkButton to="/campaigns/new" search={{list: list.id}} data-testid="to-campaign">{words.toCampaign}</LinkButton>
              <LinkButton to="/lists/$id" params={{id: String(list.id)}} variant="default"
                search={list.rowsBad > 0 ? {tab: 'bad'} : {}} data-testid="to-list">{words.toList}</LinkButton>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
