import {describe, expect, it} from 'vitest';
import {Format, phone} from './format';

const ru = new Format('ru', 'UTC');
const en = new Format('en', 'UTC');

describe('numbers', () => {
  it('are grouped as the language writes them', () => {
    expect(ru.number(1234567)).toBe('1\u00a0234\u00a0567');
    expect(en.number(1234567)).toBe('1,234,567');
  });
  it('say nothing with a dash', () => {
    expect([ru.number(null), ru.pace(undefined), ru.percent(null), ru.duration(null)]).toEqual(
      ['—', '—', '—', '—']);
  });
  it('keep one digit of a pace', () => {
    expect(ru.pace(4.55)).toBe('4,6');
    expect(en.pace(20)).toBe('20');
  });
});

describe('a share', () => {
  it('is whole per cent', () => expect(ru.percent(0.425)).toBe('43\u00a0%'));
  it('is never rounded to nothing or to all', () => {
    expect(ru.percent(0.0004)).toBe('<\u200a1\u00a0%');
    expect(ru.percent(0.9996)).toBe('99\u00a0%');
    expect(ru.percent(1)).toBe('100\u00a0%');
    expect(ru.percent(0)).toBe('0\u00a0%');
  });
});

describe('a duration', () => {
  it('takes the unit that fits', () => {
    expect(ru.duration(840)).toBe('840\u00a0мс');
    expect(ru.duration(12_400)).toBe('12,4\u00a0с');
    expect(ru.duration(65_000)).toBe('1\u00a0мин 05\u00a0с');
    expect(en.duration(7_500_000)).toBe('2\u00a0h 05\u00a0min');
  });
});

describe('a time', () => {
  it('is written as the language writes it', () => {
    expect(ru.dateTime('2026-11-20T09:05:07Z')).toBe('20.11.2026, 09:05');
    expect(en.date('2026-11-20T09:05:07Z')).toBe('20/11/2026');
    expect(ru.time('2026-11-20T09:05:07Z')).toBe('09:05:07');
  });
  it('says how long ago it was', () => {
    const now = Date.parse('2026-11-20T09:05:07Z');
    expect(ru.ago('2026-11-20T09:05:05Z', now)).toBe('только что');
    expect(ru.ago('2026-11-20T09:04:27Z', now)).toBe('40\u00a0с назад');
    expect(en.ago('2026-11-20T08:05:07Z', now)).toBe('1\u00a0h ago');
    expect(en.ago('2026-11-10T08:05:07Z', now)).toBe('10/11/2026, 08:05');
  });
});

describe('the rest', () => {
  it('writes sizes', () => {
    expect(ru.bytes(512)).toBe('512\u00a0Б');
    expect(en.bytes(1_572_864)).toBe('1.5\u00a0MB');
  });
  it('groups the digits of Russian phones only', () => {
    expect(phone('+79081235926')).toBe('+7\u00a0908\u00a0123-59-26');
    expect(phone('+442071838750')).toBe('+442071838750');
  });
});
