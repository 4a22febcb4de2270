import {describe, expect, it} from 'vitest';
import type {Upload} from '../../api/types';
import {lists} from '../../text/words/lists';
import {draftOf, mappingFlaws, nameOfFile, suggested} from './mapping';

const words = lists.en.import.flaws;
const upload: Upload = {
  id: 'u', sourceName: 'a.csv', bytes: 10, preview: [],
  format: {kind: 'csv', delimiter: ';', encoding: 'windows-1251', header: true, sheet: null},
  columns: [
    {index: 0, name: 'телефон', suggests: 'phone', samples: []},
    {index: 1, name: 'имя', suggests: 'tag', samples: []},
    {index: 2, name: '', suggests: 'skip', samples: []},
  ],
};

describe('the mapping of columns', () => {
  it('starts from what the server suggests', () => {
    expect(suggested(upload)).toEqual([
      {use: 'phone', tag: 'телефон'}, {use: 'tag', tag: 'имя'}, {use: 'skip', tag: '3'},
    ]);
    expect(mappingFlaws(suggested(upload), words)).toEqual({all: undefined, at: [undefined, undefined, undefined]});
  });
  it('needs exactly one phone', () => {
    expect(mappingFlaws([{use: 'skip', tag: ''}], words).all).toBe(words.noPhone);
    expect(mappingFlaws([{use: 'phone', tag: ''}, {use: 'phone', tag: ''}], words).all).toBe(words.twoPhones);
  });
  it('takes one zone at most', () => {
    const zone = {use: 'zone', tag: ''} as const;
    expect(mappingFlaws([{use: 'phone', tag: ''}, zone, zone], words).all).toBe(words.twoZones);
  });
  it('wants tags named, apart and without braces', () => {
    const tag = (name: string) => ({use: 'tag', tag: name}) as const;
    expect(mappingFlaws([tag(' '), tag('a'), tag('a '), tag('{x}')], words).at)
      .toEqual([words.noTag, undefined, words.sameTag, words.badTag]);
  });
});

describe('the draft of a list', () => {
  it('names tags only where a tag is meant', () => {
    expect(draftOf(upload, ' Debtors ', 'RU', suggested(upload))).toEqual({
      name: 'Debtors', uploadId: 'u', region: 'RU',
      format: {delimiter: ';', encoding: 'windows-1251', header: true, sheet: null},
      columns: [{use: 'phone', tag: null}, {use: 'tag', tag: 'имя'}, {use: 'skip', tag: null}],
    });
  });
  it('takes its name from the file', () => expect(nameOfFile('Должники_ноябрь.2.csv')).toBe('Должники ноябрь.2'));
});
