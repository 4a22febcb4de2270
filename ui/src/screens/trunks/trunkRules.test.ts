import {describe, expect, it} from 'vitest';
import {trunks} from '../../text/words/trunks';
import {draftOf, internationalOf, NEW_TRUNK, portFor, trunkFlaws} from './trunkRules';

const words = trunks.en.flaws;
const good = {...NEW_TRUNK, name: 'A', host: 'sip.example', callerIds: ['+74951230000']};

describe('a trunk', () => {
  it('may be saved when nothing is wrong', () => expect(trunkFlaws(good, 'r', words)).toEqual({}));
  it('tells all that is missing', () => {
    expect(trunkFlaws(NEW_TRUNK, 'r', words)).toEqual({name: 'r', host: words.host, callerIds: words.caller});
  });
  it('keeps its numbers within limits', () => {
    expect(trunkFlaws({...good, port: 70_000, linesMax: 0, cpsMax: 0, allowedPrefixes: ['8']}, 'r', words)).toEqual({
      port: words.port, linesMax: words.lines, cpsMax: words.cps, allowedPrefixes: words.prefix,
    });
  });
  it('needs a login to register', () => {
    expect(trunkFlaws({...good, register: true}, 'r', words)).toEqual({username: words.user});
  });
  it('never sends the stored password back', () => {
    const health = {state: 'unknown', registration: 'off', rttMs: null, detail: '', changedAt: null, checkedAt: null} as const;
    const draft = draftOf({...good, secret: 'x', id: 1, version: 2, hasSecret: true, linesUsed: 0, health});
    expect(draft).toEqual({...good, secret: null});
  });
});

describe('a port', () => {
  it('follows the transport while it is the usual one', () => {
    expect([portFor('tls', 5060), portFor('tcp', 5061), portFor('udp', 5070), portFor('tls', 0)]).toEqual([5061, 5060, 5070, 0]);
  });
});

describe('a caller id', () => {
  it('gets its country code', () => {
    expect(['8 (495) 123-00-00', '74951230000', '+7 495 123-00-00', '+442071838750', '100'].map(internationalOf))
      .toEqual(['+74951230000', '+74951230000', '+74951230000', '+442071838750', '100']);
  });
});
