import {Button, FileButton} from '@mantine/core';
import type {Recording} from '../../api/types';
import {Icon} from '../../parts/Icon';
import {ProblemNotice} from '../../parts/Notice';
import {useRecordingUpload} from './useRecordingUpload';

/** A button that takes a WAV or MP3 and gives the recording made of it. */
export function RecordingUpload({label, onDone}: {label: string; onDone: (made: Recording) => void}) {
  const upload = useRecordingUpload(onDone);
  return (
    <div>
      <FileButton accept=".wav,.mp3,audio/wav,audio/mpeg" onChange={(file) => file && upload.take(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={upload.pending} leftSection={<Icon name="upload" size={16} />}>
            {label}
          </Button>
        )}
      </FileButton>
      {upload.error && <div style={{marginTop: 8}}><ProblemNotice error={upload.error} /></div>}
    </div>
  );
}
