import {Button, Textarea} from '@mantine/core';
import {useRef} from 'react';
import {useText} from '../../text/useText';
import type {MessageForm} from './MessageEditor';
import css from './Messages.module.css';
import {useKnownTags} from './useKnownTags';

/** Text to be spoken; a press on a tag puts it where the cursor is. */
export function SpeechFields({form, at, text}: {form: MessageForm; at: number; text: string}) {
  const {t} = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const known = useKnownTags();
  const path = `parts.${at}.text`;
  const insert = (tag: string) => {
    const start = area.current?.selectionStart ?? text.length;
    const end = area.current?.selectionEnd ?? start;
    const said = `{${tag}}`;
    form.setFieldValue(path, text.slice(0, start) + said + text.slice(end));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start + said.length, start + said.length);
    });
  };
  return (
    <>
      <Textarea ref={area} aria-label={t.messages.text} description={t.messages.textHint} autosize minRows={2}
        inputWrapperOrder={['input', 'error', 'description']} data-testid="speech-text" {...form.getInputProps(path)} />
      {known.length > 0 && (
        <div className={css.tags} aria-label={t.messages.knownTags} role="group">
          {known.map((tag) => (
            <Button key={tag} size="compact-xs" variant="default" title={t.messages.insertTag}
              onClick={() => insert(tag)}>{`{${tag}}`}</Button>
          ))}
        </div>
      )}
    </>
  );
}
