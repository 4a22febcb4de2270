import {VERDICTS, type Tally, type Verdict} from '../api/dialling';

/** What a verdict means to the owner of a campaign; each tone has one colour in tokens.css. */
export type Tone = 'good' | 'part' | 'off' | 'miss' | 'bad' | 'odd';

export const TONES: Record<Verdict, Tone> = {
  confirmed: 'good',
  heard: 'good',
  partly_heard: 'part',
  machine: 'part',
  opted_out: 'off',
  busy: 'miss',
  no_answer: 'miss',
  declined: 'miss',
  unreachable: 'miss',
  wrong_number: 'miss',
  trunk_fault: 'bad',
  our_fault: 'bad',
  unknown: 'odd',
  withdrawn: 'odd',
  not_allowed: 'odd',
};

export const TONE_ORDER: Tone[] = ['good', 'part', 'off', 'miss', 'bad', 'odd'];

export function colourOf(verdict: Verdict): string {
  return `var(--${TONES[verdict] ?? 'odd'})`;
}

/** What a tally holds, in an order that does not jump about while the counts move. */
export function sorted(tally: Tally): [Verdict, number][] {
  const entries = Object.entries(tally) as [Verdict, number][];
  return entries.filter(([, count]) => count > 0)
    .sort(([a], [b]) => VERDICTS.indexOf(a) - VERDICTS.indexOf(b));
}

export function sum(tally: Tally): number {
  return Object.values(tally).reduce((all, count) => all + (count ?? 0), 0);
}
