import {useQuery, useQueryClient} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import type {Recording} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {DeleteButton} from '../../parts/DeleteButton';
import {DropZone} from '../../parts/DropZone';
import {Empty} from '../../parts/Empty';
import {Loaded} from '../../parts/Loaded';
import {ProblemNotice} from '../../parts/Notice';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import parts from '../../parts/parts.module.css';
import {Rows} from '../../parts/Rows';
import {useText} from '../../text/useText';
import {useRecordingUpload} from './useRecordingUpload';

export function RecordingsPage() {
  const {t} = useText();
  const words = t.recordings;
  const recordings = useQuery(queries.recordings());
  const upload = useRecordingUpload(() => {});
  return (
    <>
      <PageHead title={t.shell.recordings} about={words.about} />
      <div className="stack">
        <DropZone icon="recordings" title={words.drop} hint={words.or} accept=".wav,.mp3,audio/wav,audio/mpeg"
          busy={upload.pending ? words.uploading : undefined} testid="recording-upload" onFile={upload.take} />
        <ProblemNotice error={upload.error} />
        <Loaded query={recordings}>{({items}) => (items.length === 0
          ? <Empty icon="recordings" title={words.emptyTitle}>{words.emptyWhat}</Empty>
          : <Panel><Recordings items={items} /></Panel>)}</Loaded>
      </div>
    </>
  );
}

function Recordings({items}: {items: Recording[]}) {
  const {t, f} = useText();
  const words = t.recordings;
  const cache = useQueryClient();
  const gone = () => cache.invalidateQueries({queryKey: ['recordings']});
  return (
    <Rows label={t.shell.recordings} rows={items} id={(recording) => recording.id} testid="recording-row" columns={[
      {title: t.common.name, cell: (recording) => (
        <span><b style={{fontWeight: 550}}>{recording.name}</b><br /><small className="dim">{recording.sourceName}</small></span>
      )},
      {title: words.sound, cell: (recording) => (
        <audio controls preload="none" className={parts.player} src={zvonar.recordingAudio(recording.id)} aria-label={recording.name} />
      )},
      {title: words.length, end: true, cell: (recording) => f.duration(recording.durationMs)},
      {title: t.common.usedBy, cell: (recording) => (
        <span className="dim">{recording.usedBy.join(', ') || t.common.notUsed}</span>
      )},
      {title: words.added, end: true, cell: (recording) => <span className="dim">{f.dateTime(recording.createdAt)}</span>},
      {title: '', end: true, cell: (recording) => (
        <DeleteButton compact name={recording.name} text={words.deleteText}
          act={() => zvonar.deleteRecording(recording.id)} onGone={gone} />
      )},
    ]} />
  );
}
