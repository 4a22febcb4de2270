import type {ColumnUse, FileFormat, ListDraft, Upload} from '../../api/types';
import type {Words} from '../../text/words';

/** What the person says about one column of the file. */
export interface ColumnChoice {
  use: ColumnUse;
  tag: string;
}

type Flaws = Words['lists']['import']['flaws'];

/** What the server suggests, as the first choice; tags go by the column's name. */
export function suggested(upload: Upload): ColumnChoice[] {
  return upload.columns.map(({suggests, name, index}) => ({
    use: suggests,
    tag: name.replaceAll(/[{}|]/g, ' ').trim() || `${index + 1}`,
  }));
}

/** What is wrong with each column; `all` is about the mapping as a whole. */
export function mappingFlaws(columns: ColumnChoice[], words: Flaws): {all?: string; at: (string | undefined)[]} {
  const seen = new Set<string>();
  const at = columns.map(({use, tag}) => {
    if (use !== 'tag') return undefined;
    const name = tag.trim();
    if (!name) return words.noTag;
    if (/[{}|]/.test(name)) return words.badTag;
    if (seen.has(name)) return words.sameTag;
    seen.add(name);
    return undefined;
  });
  return {all: wholeFlaw(columns, words), at};
}

function wholeFlaw(columns: ColumnChoice[], words: Flaws): string | undefined {
  const count = (use: ColumnUse) => columns.filter((column) => column.use === use).length;
  if (count('phone') === 0) return words.noPhone;
  if (count('phone') > 1) return words.twoPhones;
  return count('zone') > 1 ? words.twoZones : undefined;
}

export function draftOf(upload: Upload, name: string, region: string, columns: ColumnChoice[]): ListDraft {
  const {delimiter, encoding, header, sheet} = upload.format;
  const format: FileFormat = {delimiter, encoding, header, sheet};
  return {
    name: name.trim(),
    uploadId: upload.id,
    format,
    region,
    columns: columns.map(({use, tag}) => ({use, tag: use === 'tag' ? tag.trim() : null})),
  };
}

/** `Должники_ноябрь.csv` as a name: `Должники ноябрь`. */
export function nameOfFile(file: string): string {
  return file.replace(/\.[^.]+$/, '').replaceAll(/[_]+/g, ' ').trim();
}
