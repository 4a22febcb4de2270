import {Checkbox, NumberInput, SegmentedControl, Select, TextInput} from '@mantine/core';
import type {UseFormReturnType} from '@mantine/form';
import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import type {CampaignDraft, CampaignSettings} from '../../api/dialling';
import {queries} from '../../api/queries';
import {useText} from '../../text/useText';
import {fromField, toField} from '../calls/localTime';

export type CampaignForm = UseFormReturnType<CampaignDraft>;

export function PaceFields({form}: {form: CampaignForm}) {
  const {t, f} = useText();
  const words = t.wizard;
  const trunk = useQuery(queries.trunks()).data?.items.find(({id}) => id === form.values.trunkId);
  return (
    <div className="fields">
      <NumberInput label={words.cps} description={trunk && words.cpsHint(f.pace(trunk.cpsMax))} min={0.1} step={0.5}
        decimalScale={2} clampBehavior="none" data-testid="campaign-cps" {...form.getInputProps('settings.cps')} />
      <NumberInput label={words.lines} description={trunk && words.linesHint(f.number(trunk.linesMax))} min={1}
        clampBehavior="none" data-testid="campaign-lines" {...form.getInputProps('settings.lines')} />
    </div>
  );
}

export function ScheduleFields({form}: {form: CampaignForm}) {
  const {t} = useText();
  const words = t.wizard;
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return (
    <div className="stack">
      <Checkbox.Group label={words.days} error={form.errors['settings.weekdays']}
        value={form.values.settings.weekdays.map(String)}
        onChange={(days) => form.setFieldValue('settings.weekdays', days.map(Number).sort())}>
        <div className="row" style={{marginTop: 6}}>
          {words.weekdays.map((name, at) => <Checkbox key={name} value={String(at + 1)} label={name} data-testid={`day-${at + 1}`} />)}
        </div>
      </Checkbox.Group>
      <div className="fields">
        <TextInput type="time" label={words.from} data-testid="window-from" {...form.getInputProps('settings.windowFrom')} />
        <TextInput type="time" label={words.to} data-testid="window-to" {...form.getInputProps('settings.windowTo')} />
        <Select label={words.zone} searchable allowDeselect={false} data={zones} {...form.getInputProps('settings.zone')} />
      </div>
      <small className="dim">{words.hours}</small>
      <div className="fields">
        <DateField form={form} field="startsAt" label={words.startsAt} />
        <DateField form={form} field="endsAt" label={words.endsAt} />
      </div>
    </div>
  );
}

function DateField({form, field, label}: {form: CampaignForm; field: 'startsAt' | 'endsAt'; label: string}) {
  const {t} = useText();
  return (
    <TextInput type="datetime-local" label={`${label} (${t.common.optional})`} error={form.errors[`settings.${field}`]}
      value={toField(form.values.settings[field])}
      onChange={(event) => form.setFieldValue(`settings.${field}`, fromField(event.currentTarget.value) ?? null)} />
  );
}

export function RetryFields({form}: {form: CampaignForm}) {
  const {t} = useText();
  const words = t.wizard;
  return (
    <div className="stack">
      <div className="fields">
        <NumberInput label={words.attemptsMax} min={1} max={20} clampBehavior="none" {...form.getInputProps('settings.attemptsMax')} />
        <NumberInput label={words.ringTimeout} min={5} max={120} clampBehavior="none" {...form.getInputProps('settings.ringTimeoutS')} />
        <Minutes form={form} field="retryBusyS" label={words.retryBusy} />
        <Minutes form={form} field="retryNoAnswerS" label={words.retryNoAnswer} />
        <Minutes form={form} field="retryFailedS" label={words.retryFailed} />
      </div>
      <div>
        <span id="on-machine" style={{display: 'block', fontSize: '0.84rem', fontWeight: 500, marginBottom: 4}}>{words.onMachine}</span>
        <SegmentedControl aria-labelledby="on-machine" value={form.values.settings.onMachine}
          data={[{value: 'play', label: words.machine.play}, {value: 'hangUp', label: words.machine.hangUp}]}
          onChange={(value) => form.setFieldValue('settings.onMachine', value as CampaignSettings['onMachine'])} />
      </div>
    </div>
  );
}

/** A span kept in seconds and shown in minutes. */
function Minutes({form, field, label}: {
  form: CampaignForm;
  field: 'retryBusyS' | 'retryNoAnswerS' | 'retryFailedS';
  label: string;
}) {
  return (
    <NumberInput label={label} min={0} decimalScale={2} value={form.values.settings[field] / 60}
      error={form.errors[`settings.${field}`]}
      onChange={(value) => form.setFieldValue(`settings.${field}`, Math.round(Number(value) * 60))} />
  );
}
