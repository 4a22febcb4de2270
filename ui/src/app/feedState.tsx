import {useQueryClient} from '@tanstack/react-query';
import {createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode} from 'react';
import {LiveFeed, type FeedState} from '../api/feed';

const Context = createContext<LiveFeed | null>(null);

/** Opens the stream for as long as somebody is logged in. */
export function FeedProvider({children}: {children: ReactNode}) {
  const cache = useQueryClient();
  const [feed] = useState(() => new LiveFeed(cache));
  useEffect(() => {
    feed.open();
    return () => feed.close();
  }, [feed]);
  return <Context value={feed}>{children}</Context>;
}

export function useFeedState(): FeedState {
  const feed = useContext(Context);
  if (!feed) throw new Error('useFeedState is called outside of FeedProvider');
  return useSyncExternalStore(feed.subscribe, feed.current);
}
