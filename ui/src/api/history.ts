import type {Live, LivePoint} from './dialling';
import type {Trunk} from './types';

/** Ten minutes, a point a second. */
export const HISTORY_MAX = 600;

/** The dashboard after an event of the stream: its numbers, and its point added to the history. */
export function afterEvent(before: Live | undefined, event: Live): Live {
  const history = before?.history ?? [];
  const last = history.at(-1);
  if (last && last.at >= event.at) return {...event, history};
  return {...event, history: [...history, pointOf(event)].slice(-HISTORY_MAX)};
}

function pointOf(live: Live): LivePoint {
  return {at: live.at, ringing: live.ringing, talking: live.talking, started: live.cps, answered: 0};
}

/** The history as uPlot takes it: seconds of the epoch, then a column each. */
export function columnsOf(history: LivePoint[]): [number[], number[], number[], number[]] {
  return [
    history.map((point) => Date.parse(point.at) / 1000),
    history.map((point) => point.talking),
    history.map((point) => point.ringing),
    history.map((point) => point.started),
  ];
}

/** The dashboard with the trunks that are switched off marked so: health alone does not tell. */
export function withDisabled(live: Live, trunks: Pick<Trunk, 'id' | 'enabled'>[]): Live {
  const off = new Set(trunks.filter(({enabled}) => !enabled).map(({id}) => id));
  const marked = live.trunks.map((trunk) => (off.has(trunk.id) ? {...trunk, state: 'disabled'} : trunk));
  return off.size === 0 ? live : {...live, trunks: marked};
}
