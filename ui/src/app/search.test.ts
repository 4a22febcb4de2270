import {describe, expect, it} from 'vitest';
import {callSearch, campaignSearch, listSearch} from './search';

describe('the filters in the address', () => {
  it('are read as they were written', () => {
    const filter = {campaign: 3, verdict: 'busy', q: '5926', from: '2026-11-20T00:00:00Z'} as const;
    expect(callSearch(filter)).toEqual(filter);
  });
  it('take a phone that looks like a number', () => {
    expect(callSearch({q: 79081235926})).toEqual({q: '79081235926'});
  });
  it('leave out what makes no sense', () => {
    expect(callSearch({campaign: 'x', trunk: -1, verdict: 'fine', q: ' ', from: 'yesterday'})).toEqual({});
  });
  it('know the tabs', () => {
    expect(campaignSearch({tab: 'calls', verdict: 'heard'})).toEqual({tab: 'calls', verdict: 'heard'});
    expect(campaignSearch({tab: 'nonsense'})).toEqual({});
    expect(listSearch({tab: 'bad'})).toEqual({tab: 'bad'});
  });
});
