import {describe, expect, it} from 'vitest';
import {shell} from '../../text/words/shell';
import {passwordFlaws} from './passwordRules';

const words = shell.en.login;

describe('a new password', () => {
  it('may be sent when long, new and typed twice alike', () => {
    expect(passwordFlaws({current: 'old', next: 'long enough 1', again: 'long enough 1'}, words)).toEqual({});
  });
  it('is refused when short', () => {
    expect(passwordFlaws({current: 'old', next: 'short', again: 'short'}, words)).toEqual({next: words.tooShort});
  });
  it('is refused when it is the old one', () => {
    const same = 'one-time-pass';
    expect(passwordFlaws({current: same, next: same, again: same}, words)).toEqual({next: words.same});
  });
  it('is refused when typed differently', () => {
    expect(passwordFlaws({current: 'old', next: 'long enough 1', again: 'long enough 2'}, words))
      .toEqual({again: words.differ});
  });
});
