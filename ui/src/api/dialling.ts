// The shapes of campaigns, calls and the live dashboard, as openapi.yaml states them.

export const VERDICTS = [
  'confirmed', 'heard', 'partly_heard', 'machine', 'opted_out', 'busy', 'no_answer', 'declined',
  'unreachable', 'wrong_number', 'trunk_fault', 'our_fault', 'unknown', 'withdrawn', 'not_allowed',
] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Tally = Partial<Record<Verdict, number>>;

export interface CampaignSettings {
  zone: string;
  windowFrom: string;
  windowTo: string;
  weekdays: number[];
  startsAt: string | null;
  endsAt: string | null;
  cps: number;
  lines: number;
  ringTimeoutS: number;
  attemptsMax: number;
  retryBusyS: number;
  retryNoAnswerS: number;
  retryFailedS: number;
  onMachine: 'play' | 'hangUp';
}

export interface CampaignDraft {
  name: string;
  listId: number;
  messageId: number;
  trunkId: number;
  settings: CampaignSettings;
}

export interface Progress {
  total: number;
  fresh: number;
  waiting: number;
  dialling: number;
  done: number;
  attempts: number;
  verdicts: Tally;
}

export type CampaignState = 'draft' | 'running' | 'paused' | 'stopped' | 'done';
export type CampaignAction = 'start' | 'pause' | 'resume' | 'stop';

export interface Campaign extends CampaignDraft {
  id: number;
  version: number;
  state: CampaignState;
  listName: string;
  messageName: string;
  trunkName: string;
  holdReason: string | null;
  createdAt: string;
  startedAt: string | null;
  firstInviteAt: string | null;
  finishedAt: string | null;
  progress: Progress;
}

export interface Call {
  id: number;
  reference: string;
  campaignId: number | null;
  campaignName: string | null;
  attemptNo: number;
  phone: string;
  trunkId: number;
  trunkName: string;
  callerId: string;
  state: 'placed' | 'answered' | 'ended';
  verdict: Verdict | null;
  sipStatus: number | null;
  sipReason: string | null;
  cause: string | null;
  endedBy: 'us' | 'them' | 'nobody' | null;
  pddMs: number | null;
  ringMs: number | null;
  talkMs: number | null;
  heardMs: number | null;
  answerKind: string | null;
  digits: string;
  placedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
}

/** One thing that happened to a call, `ms` after it was placed. */
export interface Mark {
  ms: number;
  what: string;
  detail?: string;
}

export interface CallDetail extends Call {
  rtp: {sent: number | null; received: number | null; lost: number | null};
  tags: Record<string, string>;
  timeline: Mark[];
}

export interface CallFilter {
  campaign?: number;
  trunk?: number;
  verdict?: Verdict;
  q?: string;
  from?: string;
  to?: string;
}

export interface CallOrder {
  id: number;
  state: 'waiting' | 'placed' | 'refused';
  callId: number | null;
  reason: string | null;
}

export interface LiveTrunk {
  id: number;
  name: string;
  state: string;
  ringing: number;
  talking: number;
  linesMax: number;
  cps: number;
  cpsMax: number;
  answerRatio: number | null;
}

export interface LivePoint {
  at: string;
  ringing: number;
  talking: number;
  started: number;
  answered: number;
}

export interface Live {
  at: string;
  ringing: number;
  talking: number;
  cps: number;
  answerRatio: number | null;
  trunks: LiveTrunk[];
  verdicts: Tally;
  /** Absent in the events of the stream. */
  history?: LivePoint[];
}

export interface System {
  version: string;
  now: string;
  nodes: {
    id: number;
    name: string;
    roles: string[];
    startedAt: string;
    seenAt: string;
    alive: boolean;
  }[];
  speech: {language: string; engine: string; available: boolean; detail: string}[];
  mp3: boolean;
}
