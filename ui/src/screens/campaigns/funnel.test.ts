import {describe, expect, it} from 'vitest';
import type {Progress} from '../../api/dialling';
import {byTone, funnelOf} from './funnel';

const progress: Progress = {
  total: 100, fresh: 60, waiting: 8, dialling: 2, done: 30, attempts: 50,
  verdicts: {confirmed: 5, heard: 7, partly_heard: 3, opted_out: 1, machine: 4, busy: 6, our_fault: 4},
};

describe('the funnel of a campaign', () => {
  it('counts people, not machines, as reached', () => {
    expect(funnelOf(progress)).toEqual({total: 100, done: 30, reached: 16, heard: 12, confirmed: 5});
  });
  it('is empty for a fresh campaign', () => {
    expect(funnelOf({...progress, done: 0, verdicts: {}})).toMatchObject({reached: 0, heard: 0, confirmed: 0});
  });
});

describe('the tones of a tally', () => {
  it('add up to its whole', () => {
    expect(byTone(progress.verdicts)).toEqual({good: 12, part: 7, off: 1, miss: 6, bad: 4, odd: 0});
  });
});
