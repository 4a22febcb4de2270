import {ActionIcon, Button} from '@mantine/core';
import {useRef, type KeyboardEvent} from 'react';
import type {MessagePart} from '../../api/types';
import {Icon, type IconName} from '../../parts/Icon';
import {useText} from '../../text/useText';
import type {MessageForm} from './MessageEditor';
import css from './Messages.module.css';
import {moved, newPart} from './messageRules';
import {PauseFields, RecordingFields, ValueFields} from './PartFields';
import {SpeechFields} from './SpeechFields';

const ICONS: Record<MessagePart['kind'], IconName> = {
  recording: 'recordings', speech: 'speech', value: 'value', pause: 'pause',
};
const KINDS = Object.keys(ICONS) as MessagePart['kind'][];

/** The parts in their order; buttons and Alt + arrows move them. */
export function Parts({form}: {form: MessageForm}) {
  const {t} = useText();
  const parts = form.values.parts;
  const list = useRef<HTMLOListElement>(null);
  const put = (next: MessagePart[]) => {
    form.setFieldValue('parts', next);
    form.clearErrors();
  };
  const move = (from: number, to: number) => {
    put(moved(parts, from, to));
    requestAnimationFrame(() => (list.current?.children[to] as HTMLElement | undefined)?.focus());
  };
  return (
    <>
      <ol className={css.parts} ref={list}>
        {parts.map((part, at) => (
          <Part key={at} form={form} part={part} at={at} onMove={(to) => move(at, to)}
            onRemove={() => put(parts.filter((_, other) => other !== at))} />
        ))}
      </ol>
      {form.errors['parts'] && <p role="alert" style={{color: 'var(--bad)'}}>{form.errors['parts']}</p>}
      <div className={css.adds}>
        <b>{parts.length === 0 ? t.messages.addFirst : t.messages.add}:</b>
        {KINDS.map((kind) => (
          <Button key={kind} variant="default" size="compact-md" leftSection={<Icon name={ICONS[kind]} size={15} />}
            data-testid={`add-${kind}`} onClick={() => put([...parts, newPart(kind)])}>
            {t.messages.kinds[kind]}
          </Button>
        ))}
      </div>
      {parts.length > 1 && <p className="dim" style={{fontSize: '0.8rem', margin: '10px 0 0'}}>{t.messages.move}</p>}
    </>
  );
}

interface PartProps {
  form: MessageForm;
  part: MessagePart;
  at: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function Part({form, part, at, onMove, onRemove}: PartProps) {
  const {t} = useText();
  const last = form.values.parts.length - 1;
  const press = (event: KeyboardEvent) => {
    const step = event.altKey ? {ArrowUp: -1, ArrowDown: 1}[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    onMove(at + step);
  };
  return (
    <li className={css.part} data-kind={part.kind} data-testid="part" tabIndex={-1} onKeyDown={press}>
      <div className={css.partHead}>
        <Icon name={ICONS[part.kind]} size={16} />
        <b>{at + 1}. {t.messages.kinds[part.kind]}</b>
        <Tool label={t.messages.up} icon="up" disabled={at === 0} onClick={() => onMove(at - 1)} />
        <Tool label={t.messages.down} icon="down" disabled={at === last} onClick={() => onMove(at + 1)} />
        <Tool label={t.common.delete} icon="trash" onClick={onRemove} />
      </div>
      {part.kind === 'speech' && <SpeechFields form={form} at={at} text={part.text} />}
      {part.kind === 'recording' && <RecordingFields form={form} at={at} id={part.recordingId} />}
      {part.kind === 'value' && <ValueFields form={form} at={at} />}
      {part.kind === 'pause' && <PauseFields form={form} at={at} />}
    </li>
  );
}

export function Tool({label, icon, disabled, onClick}: {
  label: string;
  icon: IconName;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <ActionIcon variant="transparent" c={disabled ? 'var(--odd)' : 'var(--dim)'} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={16} />
    </ActionIcon>
  );
}
