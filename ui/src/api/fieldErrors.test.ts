import {describe, expect, it} from 'vitest';
import {fieldErrors, pathOfPointer, unplaced} from './fieldErrors';
import {Problem} from './http';

const refused = new Problem(422, 'invalid', 'Wrong', '', [
  {at: '/settings/cps', message: 'too fast'},
  {at: '/parts/0/text', message: 'empty'},
  {at: 'name', message: 'taken'},
  {at: '', message: 'whole'},
]);

describe('the flaws of a refused form', () => {
  it('go to their fields', () => {
    expect(fieldErrors(refused)).toMatchObject({
      'settings.cps': 'too fast', 'parts.0.text': 'empty', name: 'taken',
    });
  });
  it('go to the list whose value is wrong', () => {
    const problem = new Problem(422, 'invalid', '', '', [{at: '/callerIds/1', message: 'no plus'}]);
    expect(fieldErrors(problem)).toMatchObject({callerIds: 'no plus'});
  });
  it('are told apart when no field shows them', () => {
    expect(unplaced(refused, ['settings', 'name']).map((flaw) => flaw.message)).toEqual(['empty', 'whole']);
  });
  it('are none for another failure', () => {
    expect(fieldErrors(new Error('no'))).toEqual({});
    expect(unplaced(new Error('no'), [])).toEqual([]);
  });
  it('understand escaped pointers', () => expect(pathOfPointer('/tags/a~1b')).toBe('tags.a/b'));
});
