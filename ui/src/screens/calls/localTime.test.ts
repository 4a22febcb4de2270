import {describe, expect, it} from 'vitest';
import {fromField, toField} from './localTime';

describe('a field of date and time', () => {
  it('gives back the minute it was given', () => {
    const instant = '2026-11-20T09:05:00.000Z';
    expect(fromField(toField(instant))).toBe(instant);
  });
  it('means nothing while it is empty', () => {
    expect([toField(null), toField(undefined), fromField(''), fromField('x')]).toEqual(['', '', undefined, undefined]);
  });
});
