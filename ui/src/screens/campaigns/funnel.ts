import type {Progress, Tally, Verdict} from '../../api/dialling';
import {TONES, type Tone} from '../../parts/verdictTone';

const REACHED: Verdict[] = ['confirmed', 'heard', 'partly_heard', 'opted_out'];
const HEARD: Verdict[] = ['confirmed', 'heard'];

export interface Funnel {
  total: number;
  done: number;
  /** A person took the phone. */
  reached: number;
  /** And heard the message to its end. */
  heard: number;
  confirmed: number;
}

export function funnelOf(progress: Progress): Funnel {
  const count = (verdicts: Verdict[]) =>
    verdicts.reduce((all, verdict) => all + (progress.verdicts[verdict] ?? 0), 0);
  return {
    total: progress.total,
    done: progress.done,
    reached: count(REACHED),
    heard: count(HEARD),
    confirmed: count(['confirmed']),
  };
}

/** A tally added up by what its verdicts mean. */
export function byTone(tally: Tally): Record<Tone, number> {
  const tones: Record<Tone, number> = {good: 0, part: 0, off: 0, miss: 0, bad: 0, odd: 0};
  for (const [verdict, count] of Object.entries(tally) as [Verdict, number][]) {
    tones[TONES[verdict] ?? 'odd'] += count;
  }
  return tones;
}
