import type {Words} from '../../text/words';

export const PASSWORD_MIN = 10;

export interface Passwords {
  current: string;
  next: string;
  again: string;
}

/** What is wrong with the new password, by field; nothing when it may be sent. */
export function passwordFlaws(given: Passwords, words: Words['shell']['login']): Partial<Passwords> {
  const flaws: Partial<Passwords> = {};
  if (given.next.length < PASSWORD_MIN) flaws.next = words.tooShort;
  else if (given.next === given.current) flaws.next = words.same;
  if (given.again !== given.next) flaws.again = words.differ;
  return flaws;
}
