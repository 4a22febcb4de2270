import {Button, Checkbox, NumberInput, PasswordInput, Select, Switch, TagsInput, TextInput} from '@mantine/core';
import {useForm, type UseFormReturnType} from '@mantine/form';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useNavigate} from '@tanstack/react-router';
import {useCreate} from '../../api/create';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import type {Trunk, TrunkDraft} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {ProblemNotice} from '../../parts/Notice';
import {Panel} from '../../parts/Panel';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import {draftOf, internationalOf, NEW_TRUNK, portFor, trunkFlaws} from './trunkRules';

const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;

type Form = UseFormReturnType<TrunkDraft>;

export function TrunkForm({stored}: {stored?: Trunk}) {
  const {t} = useText();
  const words = t.trunks;
  const form = useForm<TrunkDraft>({
    initialValues: stored ? draftOf(stored) : NEW_TRUNK,
    validate: (draft) => trunkFlaws(draft, t.common.required, words.flaws),
  });
  const saving = useSaving(stored, form);
  return (
    <form onSubmit={form.onSubmit((draft) => saving.save(draft))} noValidate className="stack">
      <Panel title={words.account}><Account form={form} hasSecret={stored?.hasSecret ?? false} /></Panel>
      <Panel title={words.limits}><Limits form={form} /></Panel>
      <div className="stack">
        {saving.error != null && <ProblemNotice error={saving.error} errors={unplaced(saving.error, Object.keys(NEW_TRUNK))} />}
        <div className="row">
          <Button type="submit" size="md" loading={saving.pending} data-testid="trunk-save">{t.common.save}</Button>
          {stored && form.isDirty() && <span className="dim">{t.common.unsaved}</span>}
        </div>
      </div>
    </form>
  );
}

function Account({form, hasSecret}: {form: Form; hasSecret: boolean}) {
  const {t} = useText();
  const words = t.trunks;
  const {secret} = form.values;
  return (
    <div className="stack">
      <div className="fields">
        <TextInput label={t.common.name} description={words.nameHint} data-testid="trunk-name" {...form.getInputProps('name')} />
        <TextInput label={words.host} description={words.hostHint} data-testid="trunk-host" {...form.getInputProps('host')} />
        <NumberInput label={words.port} description={words.portHint} hideControls data-testid="trunk-port" {...form.getInputProps('port')} />
      </div>
      <Way form={form} />
      <div className="fields">
        <TextInput label={words.username} autoComplete="off" {...form.getInputProps('username')} value={form.values.username ?? ''}
          onChange={(event) => form.setFieldValue('username', event.currentTarget.value || null)} />
        <div>
          <PasswordInput label={words.secret} autoComplete="new-password" disabled={hasSecret && secret === ''}
            placeholder={hasSecret ? words.secretKept : ''} value={secret ?? ''} error={form.errors['secret']}
            onChange={(event) => form.setFieldValue('secret', event.currentTarget.value || null)} />
          {hasSecret && (
            <Checkbox size="xs" mt={8} label={words.secretRemove} checked={secret === ''}
              onChange={(event) => form.setFieldValue('secret', event.currentTarget.checked ? '' : null)} />
          )}
        </div>
        <Switch label={words.register} description={words.registerHint} mt={24}
          {...form.getInputProps('register', {type: 'checkbox'})} />
      </div>
    </div>
  );
}

function Way({form}: {form: Form}) {
  const {t} = useText();
  const words = t.trunks;
  const choose = (chosen: string | null) => {
    const transport = TRANSPORTS.find((one) => one === chosen) ?? 'udp';
    form.setValues({transport, port: portFor(transport, form.values.port)});
  };
  return (
    <div className="fields">
      <Select label={words.transport} description={words.transportHint} allowDeselect={false} data-testid="trunk-transport"
        data={TRANSPORTS.map((value) => ({value, label: value.toUpperCase()}))} {...form.getInputProps('transport')} onChange={choose} />
      <TextInput label={words.proxy} description={words.proxyHint} data-testid="trunk-proxy" {...form.getInputProps('outboundProxy')}
        value={form.values.outboundProxy ?? ''} onChange={(event) => form.setFieldValue('outboundProxy', event.currentTarget.value || null)} />
    </div>
  );
}

function Limits({form}: {form: Form}) {
  const {t} = useText();
  const words = t.trunks;
  return (
    <div className="stack">
      <div className="fields">
        <TagsInput label={words.callerIds} description={words.callerIdsHint} acceptValueOnBlur splitChars={[',', ';']}
          placeholder={words.addValue} data-testid="trunk-caller-ids" {...form.getInputProps('callerIds')}
          onChange={(ids) => form.setFieldValue('callerIds', [...new Set(ids.map(internationalOf))])} />
        <TagsInput label={words.prefixes} description={words.prefixesHint} acceptValueOnBlur splitChars={[',', ';', ' ']}
          placeholder={words.addValue} {...form.getInputProps('allowedPrefixes')} />
      </div>
      <div className="fields">
        <NumberInput label={words.linesMax} description={words.linesHint} min={1} data-testid="trunk-lines" {...form.getInputProps('linesMax')} />
        <NumberInput label={words.cpsMax} description={words.cpsHint} min={0.1} step={0.5} decimalScale={2}
          data-testid="trunk-cps" {...form.getInputProps('cpsMax')} />
        <Switch label={words.enabled} description={words.enabledHint} mt={24} {...form.getInputProps('enabled', {type: 'checkbox'})} />
      </div>
    </div>
  );
}

function useSaving(stored: Trunk | undefined, form: Form) {
  const {t} = useText();
  const toast = useToast();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const take = async (trunk: Trunk) => {
    toast.done(t.common.saved);
    await cache.invalidateQueries({queryKey: ['trunks']});
    if (!stored) await navigate({to: '/trunks/$id', params: {id: String(trunk.id)}, replace: true});
  };
  const create = useCreate(zvonar.createTrunk, take);
  const update = useMutation({
    mutationFn: (draft: TrunkDraft) => zvonar.updateTrunk(stored!.id, stored!.version, draft),
    onSuccess: take,
  });
  const used = stored ? update : create;
  return {
    save: (draft: TrunkDraft) => used.mutate(draft, {onError: (error) => form.setErrors(fieldErrors(error))}),
    pending: used.isPending,
    error: used.error,
  };
}
