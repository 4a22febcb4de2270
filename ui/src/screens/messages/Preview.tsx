import {Button, TextInput} from '@mantine/core';
import {useMutation} from '@tanstack/react-query';
import {useEffect, useState} from 'react';
import {zvonar} from '../../api/zvonar';
import {Icon} from '../../parts/Icon';
import {ProblemNotice} from '../../parts/Notice';
import {useText} from '../../text/useText';
import type {MessageForm} from './MessageEditor';
import {tagsOf} from './messageRules';
import {useSamples} from './useSamples';

/** The message with sample values, as sound; saved or not. */
export function Preview({form}: {form: MessageForm}) {
  const {t} = useText();
  const words = t.messages;
  const tags = tagsOf(form.values);
  const samples = useSamples();
  const [given, setGiven] = useState<Record<string, string>>({});
  const [sound, setSound] = useState<string | null>(null);
  const valueOf = (tag: string) => given[tag] ?? samples[tag] ?? '';
  const render = useMutation({
    mutationFn: () => zvonar.previewMessage(form.values, Object.fromEntries(tags.map((tag) => [tag, valueOf(tag)]))),
    onSuccess: (blob) => setSound(URL.createObjectURL(blob)),
  });
  useEffect(() => () => {
    if (sound) URL.revokeObjectURL(sound);
  }, [sound]);
  const play = () => {
    if (!form.validate().hasErrors) render.mutate();
  };
  return (
    <div className="stack">
      {tags.map((tag) => (
        <TextInput key={tag} label={words.sample(tag)} value={valueOf(tag)} size="xs"
          onChange={(event) => setGiven({...given, [tag]: event.currentTarget.value})} />
      ))}
      <Button variant="light" leftSection={<Icon name="play" />} loading={render.isPending} onClick={play}
        data-testid="preview-message">{words.play}</Button>
      {sound && <audio key={sound} src={sound} controls autoPlay style={{width: '100%', height: 36}} data-testid="preview-sound" />}
      <ProblemNotice error={render.error} />
    </div>
  );
}
