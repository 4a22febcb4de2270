import {Button} from '@mantine/core';
import {useMutation} from '@tanstack/react-query';
import {useState} from 'react';
import type {CalleeList, Upload} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {DropZone} from '../../parts/DropZone';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {PageHead} from '../../parts/PageHead';
import {useText} from '../../text/useText';
import {ImportProgress} from './ImportProgress';
import {MappingForm} from './MappingForm';

/** From a file to a list: drop it, check how it was read, say what the columns are, import. */
export function ImportPage() {
  const {t, f} = useText();
  const words = t.lists.import;
  const [upload, setUpload] = useState<Upload | null>(null);
  const [list, setList] = useState<CalleeList | null>(null);
  const [wrong, setWrong] = useState(false);
  const send = useMutation({mutationFn: (file: File) => zvonar.upload(file), onSuccess: setUpload});
  const take = (file: File) => {
    const known = /\.(csv|txt|tsv|xlsx)$/i.test(file.name);
    setWrong(!known);
    if (known) send.mutate(file);
  };
  const again = () => {
    setUpload(null);
    setList(null);
    send.reset();
  };
  return (
    <>
      <PageHead title={words.title} back={{to: '/lists', label: t.shell.lists}}
        about={upload && `${upload.sourceName} · ${f.bytes(upload.bytes)}`}
        actions={upload && !list && <Button variant="default" onClick={again}>{words.another}</Button>} />
      <div className="stack">
        {wrong && <Notice kind="bad" title={words.wrongType} />}
        <ProblemNotice error={send.error} />
        {!upload && (
          <DropZone icon="upload" title={words.drop} hint={words.or} accept=".csv,.txt,.tsv,.xlsx"
            busy={send.isPending ? words.reading : undefined} testid="upload" onFile={take} />
        )}
        {upload && !list && (
          <MappingForm key={upload.id} upload={upload} onLook={setUpload} onCreated={setList} />
        )}
        {list && <ImportProgress id={list.id} first={list} onAgain={again} />}
      </div>
    </>
  );
}
