import {Button} from '@mantine/core';
import {useInfiniteQuery} from '@tanstack/react-query';
import {useSearch} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {Empty} from '../../parts/Empty';
import {Icon} from '../../parts/Icon';
import {MorePages} from '../../parts/MorePages';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {useText} from '../../text/useText';
import {CallFilters} from './CallFilters';
import {CallRows} from './CallRows';
import {TestCall} from './TestCall';

const REREAD_MS = 5_000;

/** The record of calls; its filters live in the address, so that a link shows the same. */
export function CallsPage() {
  const {t} = useText();
  const filter = useSearch({from: '/inside/calls'});
  const calls = useInfiniteQuery({
    ...queries.calls(filter),
    // Only the first page follows the dialler by itself: whoever reads on is not moved about.
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : REREAD_MS),
  });
  const filtered = Object.keys(filter).length > 0;
  const {q: _, ...exported} = filter;
  return (
    <>
      <PageHead title={t.shell.calls} actions={
        <>
          <Button component="a" href={zvonar.callsFile(exported)} download variant="default"
            leftSection={<Icon name="download" size={16} />} data-testid="export">{t.calls.exportAll}</Button>
          <TestCall />
        </>
      } />
      <Panel>
        <CallFilters filter={filter} />
        <MorePages query={calls} none={filtered ? <p className="dim">{t.calls.none}</p>
          : <Empty icon="calls" title={t.calls.emptyTitle} action={<TestCall />}>{t.calls.emptyWhat}</Empty>}>
          {(rows) => <CallRows calls={rows} />}
        </MorePages>
      </Panel>
    </>
  );
}
