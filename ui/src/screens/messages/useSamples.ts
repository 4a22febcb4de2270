import {useQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';

/** Values of the first person of the newest list that has tags: samples that look like life. */
export function useSamples(): Record<string, string> {
  const {data} = useQuery(queries.lists());
  const list = [...(data?.items ?? [])]
    .filter(({state, tags}) => state === 'ready' && tags.length > 0)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  const first = useQuery({
    queryKey: ['lists', list?.id, 'first'],
    queryFn: () => zvonar.callees(list!.id, {limit: 1}),
    enabled: list !== undefined,
    staleTime: Infinity,
  });
  return first.data?.items[0]?.tags ?? {};
}
