import {Button, Modal, Select, TextInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useDisclosure} from '@mantine/hooks';
import {useQuery} from '@tanstack/react-query';
import {useState} from 'react';
import {useCreate} from '../../api/create';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {Icon} from '../../parts/Icon';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {useText} from '../../text/useText';
import {OrderState} from './OrderState';
import {TagFields} from './TagFields';

interface Given {
  to: string;
  messageId: string;
  trunkId: string;
  tags: Record<string, string>;
}

/** A button and its dialog: one call to one's own phone. */
export function TestCall({messageId, trunkId}: {messageId?: number; trunkId?: number}) {
  const {t} = useText();
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="calls" size={16} />} onClick={dialog.open} data-testid="test-call">
        {t.calls.test.open}
      </Button>
      <Modal opened={opened} onClose={dialog.close} title={<b>{t.calls.test.title}</b>}>
        <TestCallForm messageId={messageId} trunkId={trunkId} />
      </Modal>
    </>
  );
}

function TestCallForm({messageId, trunkId}: {messageId?: number; trunkId?: number}) {
  const {t} = useText();
  const words = t.calls.test;
  const messages = useQuery(queries.messages()).data?.items ?? [];
  const trunks = useQuery(queries.trunks()).data?.items ?? [];
  const [order, setOrder] = useState<number | null>(null);
  const missing = (value: string) => (value.trim() ? null : t.common.required);
  const form = useForm<Given>({
    initialValues: {to: '', messageId: messageId ? String(messageId) : '', trunkId: trunkId ? String(trunkId) : '', tags: {}},
    validate: {to: missing, messageId: missing, trunkId: missing},
  });
  const call = useCreate(
    ({to, tags, ...ids}: Given, key) =>
      zvonar.orderCall({to: to.trim(), tags, messageId: Number(ids.messageId), trunkId: Number(ids.trunkId)}, key),
    (made) => setOrder(made.id),
  );
  if (order !== null) return <OrderState id={order} onAgain={() => setOrder(null)} />;
  const chosen = messages.find(({id}) => String(id) === form.values.messageId);
  const submit = form.onSubmit((given) =>
    call.mutate(given, {onError: (error) => form.setErrors(fieldErrors(error))}));
  return (
    <form onSubmit={submit} className="stack">
      <span className="dim">{words.about}</span>
      {(messages.length === 0 || trunks.length === 0) && <Notice kind="warning">{words.needMessage}</Notice>}
      <TextInput label={words.to} inputMode="tel" placeholder="+7 908 123-59-26" data-autofocus data-testid="test-call-to"
        {...form.getInputProps('to')} />
      <Select label={words.message} allowDeselect={false} {...form.getInputProps('messageId')}
        data={messages.map(({id, name}) => ({value: String(id), label: name}))} />
      <Select label={words.trunk} allowDeselect={false} {...form.getInputProps('trunkId')}
        data={trunks.map(({id, name}) => ({value: String(id), label: name}))} />
      {chosen && <TagFields tags={chosen.tags} values={form.values.tags} errors={form.errors}
        onChange={(tags) => form.setFieldValue('tags', tags)} />}
      {call.error && <ProblemNotice error={call.error} errors={unplaced(call.error, ['to', 'messageId', 'trunkId', 'tags'])} />}
      <div><Button type="submit" loading={call.isPending} data-testid="test-call-go">{words.go}</Button></div>
    </form>
  );
}
