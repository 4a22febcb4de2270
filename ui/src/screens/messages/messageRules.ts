import type {MessageDraft, MessageKey, MessagePart} from '../../api/types';
import type {Words} from '../../text/words';

type Flaws = Words['messages']['flaws'];

export const NEW_MESSAGE: MessageDraft = {
  name: '', language: 'ru', parts: [{kind: 'speech', text: ''}], keys: [], waitForKeyMs: 5_000, repeatsMax: 3,
};

export function newPart(kind: MessagePart['kind']): MessagePart {
  switch (kind) {
    case 'recording': return {kind, recordingId: 0};
    case 'speech': return {kind, text: ''};
    case 'value': return {kind, tag: '', format: 'text', fallback: null};
    case 'pause': return {kind, ms: 500};
  }
}

/** The next key that is free, in the order people are used to. */
export function newKeyOf(keys: MessageKey[]): MessageKey {
  const taken = new Set(keys.map((key) => key.digit));
  const digit = [...'1234567890*#'].find((one) => !taken.has(one)) ?? '';
  const does = digit === '1' ? 'repeat' : digit === '9' ? 'optOut' : 'confirm';
  return {digit, does, reply: null};
}

/** The tags a message needs, in the order they are first said. */
export function tagsOf(draft: Pick<MessageDraft, 'parts' | 'keys'>): string[] {
  const said = draft.parts.flatMap((part) => {
    if (part.kind === 'value') return [part.tag.trim()];
    return part.kind === 'speech' ? tagsIn(part.text) : [];
  });
  const replied = draft.keys.flatMap((key) => tagsIn(key.reply ?? ''));
  return [...new Set([...said, ...replied])].filter((tag) => tag !== '');
}

function tagsIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}|]+)(?:\|[^{}]*)?\}/g)].map((found) => (found[1] ?? '').trim());
}

/** What is wrong, by the path of the field. */
export function messageFlaws(draft: MessageDraft, words: Flaws): Record<string, string> {
  const flaws: Record<string, string> = {};
  if (!draft.name.trim()) flaws['name'] = words.name;
  if (draft.parts.length === 0) flaws['parts'] = words.parts;
  draft.parts.forEach((part, at) => {
    const flaw = partFlaw(part, words);
    if (flaw) flaws[`parts.${at}.${flaw[0]}`] = flaw[1];
  });
  draft.keys.forEach((key, at) => {
    const earlier = draft.keys.slice(0, at).some((other) => other.digit === key.digit);
    if (!/^[0-9*#]$/.test(key.digit)) flaws[`keys.${at}.digit`] = words.digit;
    else if (earlier) flaws[`keys.${at}.digit`] = words.sameDigit;
  });
  return flaws;
}

function partFlaw(part: MessagePart, words: Flaws): [string, string] | undefined {
  switch (part.kind) {
    case 'recording': return part.recordingId ? undefined : ['recordingId', words.recording];
    case 'speech': return speechFlaw(part.text, words);
    case 'value': {
      if (!part.tag.trim()) return ['tag', words.tag];
      return /[{}|]/.test(part.tag) ? ['tag', words.badTag] : undefined;
    }
    case 'pause': return part.ms >= 20 && part.ms <= 10_000 ? undefined : ['ms', words.ms];
  }
}

function speechFlaw(text: string, words: Flaws): [string, string] | undefined {
  if (!text.trim()) return ['text', words.text];
  return /[{}]/.test(text.replaceAll(/\{[^{}]+\}/g, '')) ? ['text', words.braces] : undefined;
}

/** The items with the one at `from` moved to `to`; the same ones when there is no such place. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
