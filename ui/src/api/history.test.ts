import {describe, expect, it} from 'vitest';
import type {Live} from './dialling';
import {afterEvent, columnsOf, HISTORY_MAX, withDisabled} from './history';

const live = (second: number, talking = 1): Live => ({
  at: new Date(second * 1000).toISOString(),
  ringing: 2, talking, cps: 3, answerRatio: null, trunks: [], verdicts: {},
});

describe('the history of the dashboard', () => {
  it('grows by a point an event', () => {
    const after = afterEvent(afterEvent(undefined, live(1)), live(2, 7));
    expect(columnsOf(after.history!)).toEqual([[1, 2], [1, 7], [2, 2], [3, 3]]);
  });
  it('takes no second twice', () => {
    expect(afterEvent(afterEvent(undefined, live(5)), live(5)).history).toHaveLength(1);
  });
  it('keeps ten minutes', () => {
    let state: Live | undefined;
    for (let second = 0; second < HISTORY_MAX + 20; second++) state = afterEvent(state, live(second));
    expect(state!.history).toHaveLength(HISTORY_MAX);
    expect(columnsOf(state!.history!)[0][0]).toBe(20);
  });
});

describe('a trunk that is off', () => {
  const trunk = {id: 1, name: 'A', state: 'unknown', ringing: 0, talking: 0, linesMax: 1, cps: 0, cpsMax: 1, answerRatio: null};
  it('is told as such', () => {
    const seen = withDisabled({...live(1), trunks: [trunk, {...trunk, id: 2}]}, [{id: 2, enabled: false}]);
    expect(seen.trunks.map(({state}) => state)).toEqual(['unknown', 'disabled']);
  });
});
