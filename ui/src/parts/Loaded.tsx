import {Button, Loader} from '@mantine/core';
import type {UseQueryResult} from '@tanstack/react-query';
import type {ReactNode} from 'react';
import {useText} from '../text/useText';
import {ProblemNotice} from './Notice';

/** What a query brought; until then that it is coming, or why it is not. */
export function Loaded<T>({query, children}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const {t} = useText();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div className="stack">
        <ProblemNotice error={query.error} />
        <div><Button variant="default" onClick={() => void query.refetch()}>{t.common.retry}</Button></div>
      </div>
    );
  }
  return <div style={{padding: 40, textAlign: 'center'}}><Loader size="sm" aria-label={t.common.loading} /></div>;
}
