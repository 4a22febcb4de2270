import {useQueryClient} from '@tanstack/react-query';
import {useCreate} from '../../api/create';
import {Problem} from '../../api/http';
import type {Recording} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import {useState} from 'react';

/** Uploads a sound file as a recording named after the file. */
export function useRecordingUpload(onDone: (made: Recording) => void) {
  const {t} = useText();
  const toast = useToast();
  const cache = useQueryClient();
  const [wrong, setWrong] = useState<Problem | null>(null);
  const upload = useCreate(
    (file: File, key) => zvonar.uploadRecording(file, file.name.replace(/\.[^.]+$/, ''), key),
    (made) => {
      toast.done(t.recordings.done(made.name));
      void cache.invalidateQueries({queryKey: ['recordings']});
      onDone(made);
    },
  );
  const take = (file: File) => {
    const known = /\.(wav|mp3)$/i.test(file.name);
    setWrong(known ? null : new Problem(415, 'wrong_type', t.recordings.wrongType, file.name));
    if (known) upload.mutate(file);
  };
  return {take, pending: upload.isPending, error: wrong ?? upload.error};
}
