import {TextInput} from '@mantine/core';
import {useEffect, type ReactNode} from 'react';
import {useSamples} from '../messages/useSamples';

interface Props {
  tags: string[];
  values: Record<string, string>;
  errors: Record<string, ReactNode>;
  onChange: (values: Record<string, string>) => void;
}

/** A field a tag, filled with samples of the newest list to begin with. */
export function TagFields({tags, values, errors, onChange}: Props) {
  const samples = useSamples();
  useEffect(() => {
    const empty = tags.filter((tag) => values[tag] === undefined);
    if (empty.length === 0) return;
    onChange({...values, ...Object.fromEntries(empty.map((tag) => [tag, samples[tag] ?? '']))});
  }, [tags, samples, values, onChange]);
  return (
    <div className="fields">
      {tags.map((tag) => (
        <TextInput key={tag} label={`{${tag}}`} value={values[tag] ?? ''} error={errors[`tags.${tag}`]}
          onChange={(event) => onChange({...values, [tag]: event.currentTarget.value})} />
      ))}
    </div>
  );
}
