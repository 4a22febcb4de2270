import {describe, expect, it} from 'vitest';
import type {MessageDraft} from '../../api/types';
import {messages} from '../../text/words/messages';
import {messageFlaws, moved, NEW_MESSAGE, newKeyOf, newPart, tagsOf} from './messageRules';

const words = messages.en.flaws;
const draft: MessageDraft = {
  ...NEW_MESSAGE,
  name: 'Debt',
  parts: [
    {kind: 'recording', recordingId: 4},
    {kind: 'speech', text: 'Hello, {name}! Pay by {due|date}, {name}.'},
    {kind: 'value', tag: 'sum', format: 'money', fallback: null},
    {kind: 'pause', ms: 400},
  ],
  keys: [{digit: '2', does: 'confirm', reply: 'Thanks, {name} of {city}.'}],
};

describe('a message', () => {
  it('may be saved when nothing is wrong', () => expect(messageFlaws(draft, words)).toEqual({}));
  it('tells every empty part at its field', () => {
    const parts = [newPart('recording'), newPart('speech'), newPart('value'), {kind: 'pause', ms: 5} as const];
    expect(messageFlaws({...draft, name: ' ', parts}, words)).toEqual({
      name: words.name,
      'parts.0.recordingId': words.recording,
      'parts.1.text': words.text,
      'parts.2.tag': words.tag,
      'parts.3.ms': words.ms,
    });
  });
  it('needs a part', () => {
    expect(messageFlaws({...draft, parts: []}, words)).toEqual({parts: words.parts});
  });
  it('wants braces closed', () => {
    const parts = [{kind: 'speech', text: 'Hello, {name!'} as const];
    expect(messageFlaws({...draft, parts}, words)).toEqual({'parts.0.text': words.braces});
  });
  it('takes a key once', () => {
    const key = {digit: '2', does: 'confirm', reply: null} as const;
    expect(messageFlaws({...draft, keys: [key, key, {...key, digit: 'x'}]}, words)).toEqual({
      'keys.1.digit': words.sameDigit, 'keys.2.digit': words.digit,
    });
  });
});

describe('the tags of a message', () => {
  it('are those said, each once, replies too', () => {
    expect(tagsOf(draft)).toEqual(['name', 'due', 'sum', 'city']);
  });
});

describe('the order of parts', () => {
  it('moves one', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  });
  it('stays where there is no place', () => {
    const items = ['a', 'b'];
    expect(moved(items, 0, -1)).toBe(items);
    expect(moved(items, 1, 2)).toBe(items);
  });
});

describe('a new key', () => {
  it('is the first that is free', () => {
    expect(newKeyOf([])).toEqual({digit: '1', does: 'repeat', reply: null});
    expect(newKeyOf([{digit: '1', does: 'repeat', reply: null}])).toMatchObject({digit: '2', does: 'confirm'});
  });
});
