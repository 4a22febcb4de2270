import {Select, TextInput} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import {LinkButton} from '../../parts/LinkButton';
import {Notice} from '../../parts/Notice';
import {useText} from '../../text/useText';
import type {CampaignForm} from './SettingsFields';

interface Props {
  form: CampaignForm;
}

export function NameField({form}: Props) {
  const {t} = useText();
  return <TextInput label={t.wizard.name} data-testid="campaign-name" {...form.getInputProps('name')} />;
}

export function PickList({form}: Props) {
  const {t} = useText();
  const lists = useQuery(queries.lists()).data?.items;
  const ready = (lists ?? []).filter(({state}) => state === 'ready');
  if (lists && ready.length === 0) {
    return <Missing text={t.wizard.noLists} to="/lists/new" action={t.lists.create} />;
  }
  return (
    <Pick form={form} field="listId" label={t.wizard.pickList}
      data={ready.map(({id, name, rowsGood}) => ({value: String(id), label: `${name} · ${t.lists.good(rowsGood)}`}))} />
  );
}

export function PickMessage({form}: Props) {
  const {t} = useText();
  const messages = useQuery(queries.messages()).data?.items;
  const list = useQuery(queries.lists()).data?.items.find(({id}) => id === form.values.listId);
  if (messages?.length === 0) {
    return <Missing text={t.wizard.noMessages} to="/messages/new" action={t.messages.create} />;
  }
  const chosen = messages?.find(({id}) => id === form.values.messageId);
  const lacking = list ? (chosen?.tags ?? []).filter((tag) => !list.tags.includes(tag)) : [];
  return (
    <div className="stack">
      <Pick form={form} field="messageId" label={t.wizard.pickMessage}
        data={(messages ?? []).map(({id, name}) => ({value: String(id), label: name}))} />
      {lacking.length > 0 && <Notice kind="warning" testid="tags-missing">{t.wizard.tagsMissing(lacking.join(', '))}</Notice>}
    </div>
  );
}

export function PickTrunk({form}: Props) {
  const {t, f} = useText();
  const trunks = useQuery(queries.trunks()).data?.items;
  if (trunks?.length === 0) {
    return <Missing text={t.wizard.noTrunks} to="/trunks/new" action={t.trunks.create} />;
  }
  const health = (state: string, enabled: boolean) => t.trunks.healths[enabled ? state : 'disabled']?.toLowerCase();
  return (
    <Pick form={form} field="trunkId" label={t.wizard.pickTrunk}
      data={(trunks ?? []).map((trunk) => ({
        value: String(trunk.id), label: `${trunk.name} · ${f.pace(trunk.cpsMax)} CPS · ${health(trunk.health.state, trunk.enabled)}`,
      }))} />
  );
}

function Pick({form, field, label, data}: Props & {
  field: 'listId' | 'messageId' | 'trunkId';
  label: string;
  data: {value: string; label: string}[];
}) {
  const value = form.values[field];
  return (
    <Select label={label} data={data} searchable allowDeselect={false} value={value ? String(value) : null}
      error={form.errors[field]} data-testid={`pick-${field}`}
      onChange={(next) => form.setFieldValue(field, Number(next ?? 0))} />
  );
}

function Missing({text, to, action}: {text: string; to: string; action: string}) {
  return (
    <div className="stack">
      <Notice kind="warning">{text}</Notice>
      <div><LinkButton to={to} variant="light">{action}</LinkButton></div>
    </div>
  );
}
