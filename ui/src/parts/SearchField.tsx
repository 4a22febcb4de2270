import {CloseButton, TextInput} from '@mantine/core';
import {useEffect, useState} from 'react';
import {useText} from '../text/useText';
import {Icon} from './Icon';

const PAUSE_MS = 350;

/** Tells what was typed once the typing has paused. */
export function SearchField({label, value, onChange, testid}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  testid?: string;
}) {
  const {t} = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextInput aria-label={label} placeholder={label} value={typed} data-testid={testid} type="search"
      leftSection={<Icon name="search" size={16} />}
      rightSection={typed && <CloseButton size="sm" aria-label={t.common.reset} onClick={() => setTyped('')} />}
      onChange={(event) => setTyped(event.currentTarget.value)} />
  );
}
