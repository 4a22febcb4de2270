import {Select, Switch} from '@mantine/core';
import type {FileFormat, Upload} from '../../api/types';
import {useText} from '../../text/useText';

interface Props {
  format: Upload['format'];
  busy: boolean;
  onChange: (format: FileFormat) => void;
}

/** How the file was read; any change reads it again. */
export function FormatFields({format, busy, onChange}: Props) {
  const {t} = useText();
  const words = t.lists.import;
  const {delimiter, encoding, header, sheet} = format;
  const change = (part: Partial<FileFormat>) => onChange({delimiter, encoding, header, sheet, ...part});
  const sheets = format.sheets ?? [];
  return (
    <div className="fields" aria-busy={busy}>
      {format.kind === 'csv' && (
        <>
          <Select label={words.encoding} value={encoding} disabled={busy} allowDeselect={false}
            data={['UTF-8', 'windows-1251']} data-testid="encoding"
            onChange={(value) => change({encoding: value})} />
          <Select label={words.delimiter} value={delimiter} disabled={busy} allowDeselect={false}
            data={Object.entries(words.delimiters).map(([value, label]) => ({value, label}))}
            data-testid="delimiter" onChange={(value) => change({delimiter: value})} />
        </>
      )}
      {format.kind === 'xlsx' && sheets.length > 0 && (
        <Select label={words.sheet} value={String(sheet ?? 0)} disabled={busy} allowDeselect={false}
          data={sheets.map((label, at) => ({value: String(at), label}))}
          onChange={(value) => change({sheet: Number(value)})} />
      )}
      <Switch label={words.header} checked={header} disabled={busy} mt={28} data-testid="header"
        onChange={(event) => change({header: event.currentTarget.checked})} />
    </div>
  );
}
