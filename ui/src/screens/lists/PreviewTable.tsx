import type {Upload} from '../../api/types';
import {useText} from '../../text/useText';
import css from './Lists.module.css';
import type {ColumnChoice} from './mapping';

/** The first rows as they were read; columns that are left out stand pale. */
export function PreviewTable({upload, columns}: {upload: Upload; columns: ColumnChoice[]}) {
  const {t} = useText();
  const use = (at: number) => columns[at]?.use;
  return (
    <div className={css.preview} tabIndex={0} role="region" aria-label={t.lists.import.preview}>
      <table data-testid="preview">
        <thead>
          <tr>{upload.columns.map((column, at) => (
            <th key={column.index} scope="col" data-use={use(at)}>{column.name}</th>
          ))}</tr>
        </thead>
        <tbody>
          {upload.preview.map((row, line) => (
            <tr key={line}>{upload.columns.map((column, at) => (
              <td key={column.index} data-use={use(at)}>{row[at]}</td>
            ))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
