import {describe, expect, it} from 'vitest';
import {counted, noun} from './plural';

const number = {one: 'номер', few: 'номера', many: 'номеров', other: 'номера'};

describe('a counted noun', () => {
  it('takes the Russian form of its count', () => {
    expect([1, 2, 5, 11, 21, 22, 111, 1203].map((n) => noun('ru', n, number))).toEqual([
      'номер', 'номера', 'номеров', 'номеров', 'номер', 'номера', 'номеров', 'номера',
    ]);
  });
  it('is written with its count grouped', () => {
    expect(counted('ru', 1203, number)).toBe('1\u00a0203 номера');
    expect(counted('en', 1203, {one: 'number', other: 'numbers'})).toBe('1,203 numbers');
  });
  it('falls back on the other form', () => {
    expect(noun('en', 1, {one: 'call', other: 'calls'})).toBe('call');
    expect(noun('ru', 1.5, number)).toBe('номера');
  });
});
