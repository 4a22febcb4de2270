import {Button, Loader} from '@mantine/core';
import type {UseInfiniteQueryResult, InfiniteData} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import type {Page} from '../api/types';
import {useText} from '../text/useText';
import {ProblemNotice} from './Notice';

/** The rows of every page read so far and a button for the next one. */
export function MorePages<T>({query, none, children}: {
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  none: ReactNode;
  children: (rows: T[]) => ReactNode;
}) {
  const {t} = useText();
  if (query.error) return <ProblemNotice error={query.error} />;
  if (!query.data) return <Loader size="sm" m="lg" aria-label={t.common.loading} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return none;
  return (
    <>
      {children(rows)}
      {query.hasNextPage && (
        <div style={{paddingTop: 12, textAlign: 'center'}}>
          <Button variant="default" loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}>{t.common.more}</Button>
        </div>
      )}
    </>
  );
}
