import {Autocomplete, NumberInput, Select, TextInput} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import {VALUE_FORMATS} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import parts from '../../parts/parts.module.css';
import {useText} from '../../text/useText';
import {RecordingUpload} from '../recordings/RecordingUpload';
import type {MessageForm} from './MessageEditor';
import {useKnownTags} from './useKnownTags';

interface Props {
  form: MessageForm;
  at: number;
}

export function RecordingFields({form, at, id}: Props & {id: number}) {
  const {t, f} = useText();
  const {data} = useQuery(queries.recordings());
  const path = `parts.${at}.recordingId`;
  const options = (data?.items ?? []).map((recording) => ({
    value: String(recording.id), label: `${recording.name} · ${f.duration(recording.durationMs)}`,
  }));
  const empty = options.length === 0;
  return (
    <div className="stack" style={{gap: 10}}>
      <div className="row" style={{alignItems: 'flex-start'}}>
        <Select aria-label={t.messages.recording} style={{flex: '1 1 200px'}} searchable data={options} disabled={empty}
          placeholder={empty ? t.messages.noRecordings : t.messages.pickRecording} value={id ? String(id) : null}
          error={form.errors[path]} data-testid="pick-recording"
          onChange={(value) => form.setFieldValue(path, Number(value ?? 0))} />
        <RecordingUpload label={t.messages.uploadRecording} onDone={(made) => form.setFieldValue(path, made.id)} />
      </div>
      {id > 0 && <audio key={id} controls preload="none" className={parts.player} src={zvonar.recordingAudio(id)} />}
    </div>
  );
}

export function ValueFields({form, at}: Props) {
  const {t} = useText();
  const words = t.messages;
  const fallback = form.getInputProps(`parts.${at}.fallback`);
  return (
    <div className="fields">
      <Autocomplete label={words.tag} data={useKnownTags()} data-testid="value-tag" {...form.getInputProps(`parts.${at}.tag`)} />
      <Select label={words.format} allowDeselect={false} {...form.getInputProps(`parts.${at}.format`)}
        data={VALUE_FORMATS.map((format) => ({value: format, label: words.formats[format]}))} />
      <TextInput label={words.fallback} description={words.fallbackHint} {...fallback} value={fallback.value ?? ''}
        onChange={(event) => form.setFieldValue(`parts.${at}.fallback`, event.currentTarget.value || null)} />
    </div>
  );
}

export function PauseFields({form, at}: Props) {
  const {t} = useText();
  return (
    <NumberInput label={t.messages.ms} min={20} max={10_000} step={100} maw={220} clampBehavior="none"
      {...form.getInputProps(`parts.${at}.ms`)} />
  );
}
