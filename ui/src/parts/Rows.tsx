import type {ReactNode} from 'react';
import css from './Rows.module.css';

export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  end?: boolean;
}

interface Props<T> {
  label: string;
  rows: T[];
  columns: Column<T>[];
  id: (row: T) => string | number;
  /** True when the first cell holds a link that opens the row. */
  opens?: boolean;
  testid?: string;
}

/** A table on a wide screen, a card a row on a phone. */
export function Rows<T>({label, rows, columns, id, opens, testid}: Props<T>) {
  return (
    <div className={css.scroll}>
      <table className={css.rows} aria-label={label}>
        <thead>
          <tr>{columns.map((column, at) => (
            <th key={at} scope="col" className={column.end ? css.end : undefined}>{column.title}</th>
          ))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)} data-opens={opens || undefined} data-testid={testid}>
              {columns.map((column, at) => (
                <Cell key={at} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<T>({column, row}: {column: Column<T>; row: T}) {
  const content = column.cell(row);
  const blank = content === null || content === '' || content === undefined;
  return (
    <td className={column.end ? css.end : undefined} data-label={column.title} data-blank={blank || undefined}>
      {content}
    </td>
  );
}
