// The shapes of the REST API, as server/src/main/resources/api/openapi.yaml states them.

export interface Session {
  login: string;
  tenant: string;
  locale: 'ru' | 'en';
  mustChangePassword: boolean;
}

export interface Items<T> {
  items: T[];
}

/** A page of a list; `next` is the cursor of the following one. */
export interface Page<T> extends Items<T> {
  next: string | null;
}

export interface Token {
  id: number;
  name: string;
  /** Shown once, in the answer that created it. */
  secret?: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface TrunkDraft {
  name: string;
  host: string;
  port: number;
  username: string | null;
  /** Write only: null leaves the stored one, an empty text removes it. */
  secret: string | null;
  register: boolean;
  callerIds: string[];
  linesMax: number;
  cpsMax: number;
  allowedPrefixes: string[];
  enabled: boolean;
  transport: 'udp' | 'tcp' | 'tls';
  /** Host or host:port that everything goes through. */
  outboundProxy: string | null;
}

export interface TrunkHealth {
  state: 'unknown' | 'reachable' | 'unreachable';
  registration: 'off' | 'trying' | 'registered' | 'refused';
  rttMs: number | null;
  detail: string;
  changedAt: string | null;
  checkedAt: string | null;
}

export interface Trunk extends TrunkDraft {
  id: number;
  version: number;
  hasSecret: boolean;
  health: TrunkHealth;
  linesUsed: number;
}

export interface Recording {
  id: number;
  name: string;
  sourceName: string;
  durationMs: number;
  createdAt: string;
  usedBy: string[];
}

export const VALUE_FORMATS = ['text', 'number', 'money', 'date', 'time', 'digits'] as const;
export type ValueFormat = (typeof VALUE_FORMATS)[number];

export type MessagePart =
  | {kind: 'recording'; recordingId: number}
  | {kind: 'speech'; text: string}
  | {kind: 'value'; tag: string; format: ValueFormat; fallback: string | null}
  | {kind: 'pause'; ms: number};

export const KEY_DEEDS = ['repeat', 'confirm', 'optOut'] as const;
export type KeyDeed = (typeof KEY_DEEDS)[number];

export interface MessageKey {
  digit: string;
  does: KeyDeed;
  reply: string | null;
}

export interface MessageDraft {
  name: string;
  language: 'ru' | 'en';
  parts: MessagePart[];
  keys: MessageKey[];
  waitForKeyMs: number;
  repeatsMax: number;
}

export interface Message extends MessageDraft {
  id: number;
  version: number;
  tags: string[];
  updatedAt: string;
  usedBy: string[];
}

export interface FileFormat {
  delimiter: string | null;
  encoding: string | null;
  header: boolean | null;
  sheet: number | null;
}

export const COLUMN_USES = ['phone', 'zone', 'tag', 'skip'] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

export interface UploadColumn {
  index: number;
  name: string;
  suggests: ColumnUse;
  samples: string[];
}

export interface Upload {
  id: string;
  sourceName: string;
  bytes: number;
  format: {
    kind: 'csv' | 'xlsx';
    delimiter: string | null;
    encoding: string | null;
    header: boolean;
    sheet: number | null;
    sheets?: string[];
  };
  columns: UploadColumn[];
  preview: string[][];
}

export interface ListDraft {
  name: string;
  uploadId: string;
  format: FileFormat;
  region: string;
  columns: {use: ColumnUse; tag: string | null}[];
}

export interface CalleeList {
  id: number;
  name: string;
  state: 'importing' | 'ready' | 'failed';
  sourceName: string;
  tags: string[];
  /** From 0 to 1. */
  progress: number;
  rowsGood: number;
  rowsBad: number;
  error: string | null;
  createdAt: string;
  usedBy: string[];
}

export interface Callee {
  line: number;
  phone: string;
  zone: string | null;
  tags: Record<string, string>;
}

export interface BadRow {
  line: number;
  code: string;
  reason: string;
  raw: string;
}

export interface OptOut {
  phone: string;
  source: 'key' | 'console' | 'api';
  note: string;
  createdAt: string;
}
