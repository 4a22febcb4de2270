import {useQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';

const TAGS_MAX = 24;

/** The tags of all lists, the newest list's first. */
export function useKnownTags(): string[] {
  const {data} = useQuery(queries.lists());
  const newest = [...(data?.items ?? [])].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return [...new Set(newest.flatMap((list) => list.tags))].slice(0, TAGS_MAX);
}
