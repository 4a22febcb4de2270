import {Button, NumberInput, Select, TextInput} from '@mantine/core';
import {KEY_DEEDS, type MessageKey} from '../../api/types';
import {Icon} from '../../parts/Icon';
import {useText} from '../../text/useText';
import type {MessageForm} from './MessageEditor';
import css from './Messages.module.css';
import {newKeyOf} from './messageRules';
import {Tool} from './Parts';

const KEYS_MAX = 12;

/** What the person may press and what comes of it. */
export function Keys({form}: {form: MessageForm}) {
  const {t} = useText();
  const words = t.messages;
  const keys = form.values.keys;
  const put = (next: MessageKey[]) => form.setFieldValue('keys', next);
  return (
    <div className={css.keys}>
      {keys.length === 0 && <p className="dim" style={{margin: 0}}>{words.noKeys}</p>}
      {keys.map((key, at) => (
        <div key={at} className={css.key} data-testid="key">
          <Select label={words.digit} allowDeselect={false} data={[...'1234567890*#']} data-testid="key-digit"
            {...form.getInputProps(`keys.${at}.digit`)} />
          <Select label={words.does} allowDeselect={false} {...form.getInputProps(`keys.${at}.does`)}
            data={KEY_DEEDS.map((deed) => ({value: deed, label: words.deeds[deed]}))} />
          <TextInput label={`${words.reply} (${t.common.optional})`} value={key.reply ?? ''} className={css.reply}
            error={form.errors[`keys.${at}.reply`]}
            onChange={(event) => form.setFieldValue(`keys.${at}.reply`, event.currentTarget.value || null)} />
          <div style={{paddingTop: 26}}>
            <Tool label={`${t.common.delete}: ${key.digit}`} icon="trash"
              onClick={() => put(keys.filter((_, other) => other !== at))} />
          </div>
        </div>
      ))}
      {form.errors['keys'] && <p role="alert" style={{color: 'var(--bad)', margin: 0}}>{form.errors['keys']}</p>}
      <div className="row" style={{alignItems: 'flex-end'}}>
        <Button variant="default" leftSection={<Icon name="plus" size={15} />} disabled={keys.length >= KEYS_MAX}
          data-testid="add-key" onClick={() => put([...keys, newKeyOf(keys)])}>{words.addKey}</Button>
        {keys.length > 0 && (
          <>
            <NumberInput label={words.waitForKey} w={150} min={1} max={60} decimalScale={1}
              value={form.values.waitForKeyMs / 1_000} error={form.errors['waitForKeyMs']}
              onChange={(value) => form.setFieldValue('waitForKeyMs', Math.round(Number(value) * 1_000))} />
            <NumberInput label={words.repeatsMax} w={190} min={0} max={20} {...form.getInputProps('repeatsMax')} />
          </>
        )}
      </div>
    </div>
  );
}
