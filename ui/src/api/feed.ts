import type {QueryClient} from '@tanstack/react-query';
import type {Campaign, Live} from './dialling';
import {afterEvent} from './history';
import type {CalleeList, Items} from './types';
import {zvonar} from './zvonar';

export type FeedState = 'connecting' | 'open' | 'lost';

/** The server sends `live` each second: this long without one means that the line is dead. */
const SILENCE_MS = 10_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** The one stream of events of this tab; what it brings goes into the query cache. */
export class LiveFeed {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  private state: FeedState = 'connecting';
  private readonly listeners = new Set<() => void>();

  constructor(private readonly cache: QueryClient) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): FeedState => this.state;

  open(): void {
    this.close();
    const source = new EventSource(zvonar.events);
    this.source = source;
    this.hear(source, 'live', (live: Live) => this.takeLive(live));
    this.hear(source, 'campaign', (campaign: Campaign) => this.takeOne('campaigns', campaign));
    this.hear(source, 'list', (list: CalleeList) => this.takeOne('lists', list));
    source.onopen = () => this.alive();
    source.onerror = () => this.lost();
    this.watch(SILENCE_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private hear<T>(source: EventSource, name: string, take: (event: T) => void): void {
    source.addEventListener(name, (event) => {
      this.alive();
      take(JSON.parse((event as MessageEvent<string>).data) as T);
    });
  }

  private alive(): void {
    this.watch(SILENCE_MS);
    if (this.state === 'open') return;
    const wasLost = this.state === 'lost';
    this.tries = 0;
    this.turn('open');
    // What moved while nobody listened is read again, whole.
    if (wasLost) void this.cache.invalidateQueries();
  }

  private lost(): void {
    this.close();
    this.turn('lost');
    // The stream cannot say why it ended; asking who we are finds out that the session is over.
    void this.cache.invalidateQueries({queryKey: ['session']});
    const delay = RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)] ?? 8_000;
    this.timer = setTimeout(() => this.open(), delay);
  }

  private watch(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lost(), ms);
  }

  private turn(state: FeedState): void {
    if (this.state === state) return;
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }

  private takeLive(live: Live): void {
    this.cache.setQueryData<Live>(['live'], (before) => afterEvent(before, live));
  }

  private takeOne<T extends {id: number}>(name: string, one: T): void {
    this.cache.setQueryData([name, one.id], one);
    this.cache.setQueryData<Items<T>>([name], (before) => before && {
      ...before,
      items: before.items.map((other) => (other.id === one.id ? one : other)),
    });
  }
}
