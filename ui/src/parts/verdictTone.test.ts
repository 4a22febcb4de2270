import {describe, expect, it} from 'vitest';
import {VERDICTS} from '../api/dialling';
import {verdicts} from '../text/words/verdicts';
import {sorted, sum, TONES} from './verdictTone';

describe('a tally', () => {
  it('keeps its order while its counts move, and leaves out the empty', () => {
    expect(sorted({busy: 9, heard: 1, confirmed: 2, machine: 0})).toEqual([['confirmed', 2], ['heard', 1], ['busy', 9]]);
  });
  it('adds up', () => expect(sum({busy: 9, heard: 1})).toBe(10));
});

describe('every verdict', () => {
  it('has a tone and words in both languages', () => {
    for (const verdict of VERDICTS) {
      expect(TONES[verdict]).toBeTruthy();
      expect(verdicts.ru[verdict].why).not.toBe('');
      expect(verdicts.en[verdict].why).not.toBe('');
    }
  });
});
