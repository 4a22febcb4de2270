// Reads an uploaded CSV just well enough to show what the importer will show.

export function lookAt(world, id, file, wanted) {
  const bytes = file.bytes;
  const encoding = wanted.encoding ?? (isUtf8(bytes) ? 'UTF-8' : 'windows-1251');
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const delimiter = wanted.delimiter ?? [';', '\t', '|', ','].find((mark) => lines[0]?.includes(mark)) ?? ',';
  const rows = lines.map((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')));
  const header = wanted.header ?? !rows[0]?.some((cell) => /\d{10}/.test(cell));
  const body = header ? rows.slice(1) : rows;
  const columns = (rows[0] ?? []).map((name, index) => {
    const samples = body.slice(0, 3).map((row) => row[index] ?? '');
    return {index, name: header ? name : `Столбец ${index + 1}`, samples, suggests: suggest(samples)};
  });
  world.uploads[id] = {...file, rows: body};
  return {
    id, sourceName: file.name, bytes: bytes.length,
    format: {kind: /xlsx$/i.test(file.name) ? 'xlsx' : 'csv', delimiter, encoding, header, sheet: null, sheets: []},
    columns, preview: body.slice(0, 20),
  };
}

function suggest(samples) {
  if (samples.every((sample) => /^\+?[\d\s()-]{10,}$/.test(sample))) return 'phone';
  if (samples.every((sample) => /^[A-Z][a-z]+\/[A-Z]/.test(sample))) return 'zone';
  return samples.every((sample) => sample === '') ? 'skip' : 'tag';
}

function isUtf8(bytes) {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Moves a running import one step; gives the list while it moves. */
export function importStep(world) {
  const job = world.importing;
  if (!job) return null;
  job.step++;
  const {list} = job;
  list.progress = Math.min(1, job.step / 4);
  list.rowsGood = Math.floor(job.rows * list.progress);
  if (list.progress === 1) {
    list.state = 'ready';
    list.rowsBad = 1;
    world.badRows[list.id] = [{line: 3, code: 'bad_phone', reason: 'Это не телефон: слишком мало цифр', raw: 'Иван;12345'}];
    world.importing = null;
  }
  return list;
}
