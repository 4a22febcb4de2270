import {infiniteQueryOptions, queryOptions} from '@tanstack/react-query';
import type {CallFilter} from './dialling';
import type {Page} from './types';
import {zvonar} from './zvonar';

/** The cache's names and where each is fetched from; the live feed writes into the same names. */
export const queries = {
  session: () => queryOptions({queryKey: ['session'], queryFn: zvonar.whoAmI, retry: false, staleTime: 60_000}),
  tokens: () => queryOptions({queryKey: ['tokens'], queryFn: zvonar.tokens}),
  trunks: () => queryOptions({queryKey: ['trunks'], queryFn: zvonar.trunks, refetchInterval: 10_000}),
  recordings: () => queryOptions({queryKey: ['recordings'], queryFn: zvonar.recordings}),
  messages: () => queryOptions({queryKey: ['messages'], queryFn: zvonar.messages}),
  message: (id: number) =>
    queryOptions({queryKey: ['messages', id], queryFn: () => zvonar.message(id)}),
  lists: () => queryOptions({queryKey: ['lists'], queryFn: zvonar.lists}),
  list: (id: number) => queryOptions({queryKey: ['lists', id], queryFn: () => zvonar.list(id)}),
  campaigns: () => queryOptions({queryKey: ['campaigns'], queryFn: zvonar.campaigns}),
  campaign: (id: number) =>
    queryOptions({queryKey: ['campaigns', id], queryFn: () => zvonar.campaign(id)}),
  call: (id: number) => queryOptions({
    queryKey: ['calls', 'one', id],
    queryFn: () => zvonar.call(id),
    refetchInterval: (query) => (query.state.data?.state === 'ended' ? false : 1_500),
  }),
  order: (id: number) => queryOptions({
    queryKey: ['orders', id],
    queryFn: () => zvonar.callOrder(id),
    refetchInterval: (query) => (query.state.data?.state === 'waiting' ? 700 : false),
  }),
  live: () => queryOptions({queryKey: ['live'], queryFn: zvonar.live, staleTime: Infinity}),
  system: () => queryOptions({queryKey: ['system'], queryFn: zvonar.system, refetchInterval: 5_000}),

  callees: (id: number, q: string) => pages(['lists', id, 'callees', q],
    (cursor) => zvonar.callees(id, {cursor, q, limit: 50})),
  badRows: (id: number) => pages(['lists', id, 'bad'],
    (cursor) => zvonar.badRows(id, {cursor, limit: 50})),
  optOuts: (q: string) => pages(['optOuts', q],
    (cursor) => zvonar.optOuts({cursor, q, limit: 50})),
  calls: (filter: CallFilter) => pages(['calls', 'list', filter],
    (cursor) => zvonar.calls({...filter, cursor, limit: 50})),
};

function pages<T>(queryKey: readonly unknown[], fetch: (cursor?: string) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({pageParam}) => fetch(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>) => last.next ?? undefined,
  });
}
