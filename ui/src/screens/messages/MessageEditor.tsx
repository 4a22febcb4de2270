import {Button, Select, TextInput} from '@mantine/core';
import {useForm, type UseFormReturnType} from '@mantine/form';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useNavigate} from '@tanstack/react-router';
import {useCreate} from '../../api/create';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import type {Message, MessageDraft} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {Panel} from '../../parts/Panel';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import {Keys} from './Keys';
import css from './Messages.module.css';
import {messageFlaws} from './messageRules';
import {Parts} from './Parts';
import {Preview} from './Preview';

export type MessageForm = UseFormReturnType<MessageDraft>;

/** Composes a message; with `stored`, changes the one that is there. */
export function MessageEditor({initial, stored}: {initial: MessageDraft; stored?: Message}) {
  const {t} = useText();
  const words = t.messages;
  const form = useForm<MessageDraft>({
    initialValues: draftOf(initial),
    validate: (draft) => messageFlaws(draft, words.flaws),
  });
  const saving = useSaving(stored, form);
  return (
    <form onSubmit={form.onSubmit((draft) => saving.save(draft))} className={css.editor} noValidate>
      <div>
        <Panel>
          <div className="fields">
            <TextInput label={t.common.name} data-testid="message-name" {...form.getInputProps('name')} />
            <Select label={words.language} allowDeselect={false} {...form.getInputProps('language')}
              data={[{value: 'ru', label: words.languages.ru}, {value: 'en', label: words.languages.en}]} />
          </div>
        </Panel>
        <Panel title={words.parts} small={words.partsWhat}><Parts form={form} /></Panel>
        <Panel title={words.keys} small={words.keysWhat}><Keys form={form} /></Panel>
      </div>
      <div className={css.side}>
        <Panel title={words.preview} small={words.previewWhat}><Preview form={form} /></Panel>
        <div className="stack" style={{marginTop: 16}}>
          {stored && stored.usedBy.length > 0 && form.isDirty() && (
            <Notice kind="info">{words.inUse(stored.usedBy.join(', '))}</Notice>
          )}
          {saving.error != null && <ProblemNotice error={saving.error} errors={unplaced(saving.error, ['name', 'parts', 'keys'])} />}
          <div className="row">
            <Button type="submit" size="md" loading={saving.pending} data-testid="message-save">{t.common.save}</Button>
            {form.isDirty() && <span className="dim">{t.common.unsaved}</span>}
          </div>
        </div>
      </div>
    </form>
  );
}

function draftOf({name, language, parts, keys, waitForKeyMs, repeatsMax}: MessageDraft): MessageDraft {
  return {name, language, parts, keys: keys ?? [], waitForKeyMs, repeatsMax};
}

function useSaving(stored: Message | undefined, form: MessageForm) {
  const {t} = useText();
  const toast = useToast();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const take = (message: Message) => {
    toast.done(t.common.saved);
    cache.setQueryData(['messages', message.id], message);
    void cache.invalidateQueries({queryKey: ['messages'], exact: true});
  };
  const create = useCreate(zvonar.createMessage, (message) => {
    take(message);
    void navigate({to: '/messages/$id', params: {id: String(message.id)}, replace: true});
  });
  const update = useMutation({
    mutationFn: (draft: MessageDraft) => zvonar.updateMessage(stored!.id, stored!.version, draft),
    onSuccess: take,
  });
  const used = stored ? update : create;
  return {
    save: (draft: MessageDraft) => used.mutate(draft, {onError: (error) => form.setErrors(fieldErrors(error))}),
    pending: used.isPending,
    error: used.error,
  };
}
