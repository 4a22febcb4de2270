import {Problem, type Flaw} from './http';

/** The flaws of a refused form by the path of their field: `/settings/cps` is `settings.cps`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  const flaws: Record<string, string> = {};
  for (const {at, message} of error.errors) {
    const path = pathOfPointer(at);
    flaws[path] = message;
    // A flaw of one value of a list is shown at the list: `callerIds.0` at `callerIds`.
    const list = /^(.*)\.\d+$/.exec(path)?.[1];
    if (list) flaws[list] ??= message;
  }
  return flaws;
}

/** A JSON pointer, or a bare name, as the path of a form's field. */
export function pathOfPointer(pointer: string): string {
  return pointer.replace(/^#/, '').replace(/^\//, '').split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

/** The flaws that none of these fields shows; `parts` also takes `parts.0.text`. */
export function unplaced(error: unknown, fields: string[]): Flaw[] {
  if (!(error instanceof Problem)) return [];
  return error.errors.filter((flaw) => {
    const path = pathOfPointer(flaw.at);
    return !fields.some((field) => path === field || path.startsWith(`${field}.`));
  });
}
