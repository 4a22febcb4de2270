import type {Live, LivePoint} from './dialling';

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
