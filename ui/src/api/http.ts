/** What one request asks for besides its path. */
export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  json?: unknown;
  form?: FormData;
  /** Idempotency-Key of a create. */
  key?: string;
  /** The version that was read; sent as If-Match. */
  version?: number;
  signal?: AbortSignal;
}

export interface Flaw {
  at: string;
  message: string;
}

/** An answer that is no success: problem+json of the server, or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: Flaw[] = [],
  ) {
    super(detail || title);
  }

  /** True when the server certainly did nothing, so that the next try is a new one. */
  get refused(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

const ROOT = '/api/v1';
const listeners = {unauthorised: () => {}};
const language = {header: 'ru'};

/** Called when the session has ended on the server's side. */
export function onUnauthorised(listener: () => void): void {
  listeners.unauthorised = listener;
}

/** The language in which problems are to be told. */
export function speakIn(locale: string): void {
  language.header = locale;
}

export function pathOf(path: string): string {
  return ROOT + path;
}

export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const answer = await send(path, asking);
  if (answer.status === 204) return undefined as T;
  return (await answer.json()) as T;
}

/** The same for sound and files. */
export async function askBlob(path: string, asking: Asking = {}): Promise<Blob> {
  return (await send(path, asking)).blob();
}

async function send(path: string, asking: Asking): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(pathOf(path), {
      method: asking.method ?? 'GET',
      headers: headersOf(asking),
      body: asking.form ?? (asking.json === undefined ? undefined : JSON.stringify(asking.json)),
      credentials: 'same-origin',
      signal: asking.signal,
    });
  } catch (cause) {
    if (asking.signal?.aborted) throw cause;
    throw new Problem(0, 'offline', '', '');
  }
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  if (problem.status === 401 && path !== '/session') listeners.unauthorised();
  throw problem;
}

function headersOf(asking: Asking): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json;q=0.9, */*;q=0.5',
    'Accept-Language': language.header,
  };
  if (asking.json !== undefined) headers['Content-Type'] = 'application/json';
  if (asking.key) headers['Idempotency-Key'] = asking.key;
  if (asking.version !== undefined) headers['If-Match'] = `"${asking.version}"`;
  return headers;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const body = (await answer.json()) as Partial<Problem> & {type?: string};
    return new Problem(
      answer.status,
      body.type?.split('/').pop() ?? '',
      body.title ?? answer.statusText,
      body.detail ?? '',
      body.errors ?? [],
    );
  } catch {
    return new Problem(answer.status, '', answer.statusText || `HTTP ${answer.status}`, '');
  }
}
