import {Button, Select, TextInput} from '@mantine/core';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState, type FormEvent} from 'react';
import {useCreate} from '../../api/create';
import {fieldErrors, unplaced} from '../../api/fieldErrors';
import type {CalleeList, FileFormat, Upload} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {ProblemNotice} from '../../parts/Notice';
import {Panel} from '../../parts/Panel';
import {useText} from '../../text/useText';
import {ColumnCards} from './ColumnCards';
import {FormatFields} from './FormatFields';
import {draftOf, mappingFlaws, nameOfFile, suggested} from './mapping';
import {PreviewTable} from './PreviewTable';

interface Props {
  upload: Upload;
  /** The same upload was read in another way. */
  onLook: (upload: Upload) => void;
  onCreated: (list: CalleeList) => void;
}

export function MappingForm({upload, onLook, onCreated}: Props) {
  const {t} = useText();
  const words = t.lists.import;
  const cache = useQueryClient();
  const [columns, setColumns] = useState(() => suggested(upload));
  const [name, setName] = useState(() => nameOfFile(upload.sourceName));
  const [region, setRegion] = useState('RU');
  const [tried, setTried] = useState(false);
  const look = useMutation({
    mutationFn: (format: FileFormat) => zvonar.lookAgain(upload.id, format),
    onSuccess: (seen) => {
      setColumns(suggested(seen));
      onLook(seen);
    },
  });
  const create = useCreate(zvonar.createList, (list) => {
    void cache.invalidateQueries({queryKey: ['lists']});
    onCreated(list);
  });
  const flaws = mappingFlaws(columns, words.flaws);
  const fields = fieldErrors(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const ready = !flaws.all && flaws.at.every((flaw) => !flaw) && name.trim() !== '';
    if (ready) create.mutate(draftOf(upload, name, region, columns));
  };
  return (
    <form onSubmit={submit} className="stack" noValidate>
      <Panel title={words.format} small={words.formatWhat}>
        <FormatFields format={upload.format} busy={look.isPending} onChange={look.mutate} />
        <ProblemNotice error={look.error} />
      </Panel>
      <Panel title={words.columns} small={words.columnsWhat} testid="mapping">
        <ColumnCards upload={upload} columns={columns} flaws={tried ? flaws.at : []} onChange={setColumns} />
        {(tried || columns.length > 1) && flaws.all && (
          <p role="alert" style={{color: 'var(--bad)', margin: '12px 0 0'}}>{flaws.all}</p>
        )}
      </Panel>
      <Panel title={words.preview}><PreviewTable upload={upload} columns={columns} /></Panel>
      <Panel>
        <div className="fields">
          <TextInput label={t.common.name} description={words.nameHint} value={name} required withAsterisk={false}
            error={fields['name'] ?? (tried && !name.trim() ? t.common.required : undefined)} data-testid="list-name"
            onChange={(event) => setName(event.currentTarget.value)} />
          <Select label={words.region} description={words.regionHint} value={region} allowDeselect={false}
            data={Object.entries(words.regions).map(([value, label]) => ({value, label}))}
            error={fields['region']} onChange={(value) => setRegion(value ?? 'RU')} />
        </div>
        {create.error && (
          <div style={{marginTop: 14}}>
            <ProblemNotice error={create.error} errors={unplaced(create.error, ['name', 'region'])} />
          </div>
        )}
        <div className="row" style={{marginTop: 18}}>
          <Button type="submit" loading={create.isPending} data-testid="import">{words.go}</Button>
        </div>
      </Panel>
    </form>
  );
}
