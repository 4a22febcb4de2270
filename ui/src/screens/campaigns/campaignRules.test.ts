import {describe, expect, it} from 'vitest';
import {wizard} from '../../text/words/wizard';
import {campaignFlaws, daysOf, DEFAULTS, firstPassMs, NEW_CAMPAIGN, settingsFlaws} from './campaignRules';

const words = wizard.en.flaws;
const names = wizard.en.weekdays;
const cap = {cpsMax: 10, linesMax: 60};

describe('a campaign', () => {
  it('may be created when everything is chosen', () => {
    const draft = {...NEW_CAMPAIGN, name: 'A', listId: 1, messageId: 2, trunkId: 3};
    expect(campaignFlaws(draft, cap, 'r', words)).toEqual({});
  });
  it('tells what is not chosen', () => {
    expect(campaignFlaws(NEW_CAMPAIGN, undefined, 'r', words)).toEqual({
      name: 'r', listId: words.list, messageId: words.message, trunkId: words.trunk,
    });
  });
});

describe('its settings', () => {
  it('stay within the trunk', () => {
    expect(settingsFlaws({...DEFAULTS, cps: 11, lines: 61}, cap, words)).toEqual({
      'settings.cps': words.cpsCap('10'), 'settings.lines': words.linesCap('60'),
    });
  });
  it('need a day, a window and sane counts', () => {
    const wrong = {...DEFAULTS, weekdays: [], windowTo: '08:00', attemptsMax: 0, ringTimeoutS: 1, retryBusyS: -1};
    expect(settingsFlaws(wrong, cap, words)).toEqual({
      'settings.weekdays': words.days, 'settings.windowTo': words.window,
      'settings.attemptsMax': words.attempts, 'settings.ringTimeoutS': words.ring,
      'settings.retryBusyS': words.retry,
    });
  });
  it('end after they begin', () => {
    const wrong = {...DEFAULTS, startsAt: '2026-11-21T09:00:00Z', endsAt: '2026-11-20T09:00:00Z'};
    expect(settingsFlaws(wrong, cap, words)).toEqual({'settings.endsAt': words.dates});
  });
});

describe('the days of a window', () => {
  it('are written short', () => {
    expect(daysOf([1, 2, 3, 4, 5], names, 'every day')).toBe('Mon–Fri');
    expect(daysOf([5, 1, 3, 2], names, 'every day')).toBe('Mon–Wed, Fri');
    expect(daysOf([6, 7], names, 'every day')).toBe('Sat, Sun');
    expect(daysOf([1, 2, 3, 4, 5, 6, 7], names, 'every day')).toBe('every day');
  });
});

describe('the first pass', () => {
  it('is bound by the pace or by the lines', () => {
    expect(firstPassMs(100, {cps: 5, lines: 1000})).toBe(20_000);
    expect(firstPassMs(100, {cps: 5, lines: 30})).toBe(100_000);
  });
});
