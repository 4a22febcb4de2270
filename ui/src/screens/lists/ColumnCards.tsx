import {Select, TextInput} from '@mantine/core';
import {COLUMN_USES, type ColumnUse, type Upload} from '../../api/types';
import {useText} from '../../text/useText';
import css from './Lists.module.css';
import type {ColumnChoice} from './mapping';

interface Props {
  upload: Upload;
  columns: ColumnChoice[];
  flaws: (string | undefined)[];
  onChange: (columns: ColumnChoice[]) => void;
}

/** A card a column: its name, three samples, what it is. */
export function ColumnCards({upload, columns, flaws, onChange}: Props) {
  const {t} = useText();
  const words = t.lists.import;
  const set = (at: number, part: Partial<ColumnChoice>) =>
    onChange(columns.map((column, other) => (other === at ? {...column, ...part} : column)));
  return (
    <ul className={css.columns}>
      {upload.columns.map((column, at) => {
        const choice = columns[at];
        if (!choice) return null;
        return (
          <li key={column.index} data-use={choice.use} data-testid="column">
            <b>{column.name || column.index + 1}</b>
            <p className={css.samples}>
              {column.samples.slice(0, 3).map((sample, n) => <span key={n}>{sample || '—'}</span>)}
            </p>
            <Select aria-label={`${column.name}: ${words.columnsWhat}`} value={choice.use} allowDeselect={false}
              data={COLUMN_USES.map((use) => ({value: use, label: words.uses[use]}))} data-testid="column-use"
              onChange={(use) => set(at, {use: (use ?? 'skip') as ColumnUse})} />
            {choice.use === 'tag' && (
              <TextInput aria-label={words.tagName} placeholder={words.tagName} value={choice.tag}
                error={flaws[at]} data-testid="column-tag" leftSection={<span className="dim">{'{'}</span>}
                rightSection={<span className="dim">{'}'}</span>}
                onChange={(event) => set(at, {tag: event.currentTarget.value})} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
