import {VERDICTS, type CallFilter, type Verdict} from '../api/dialling';

type Raw = Record<string, unknown>;

/** The filters of the calls as the address holds them; what makes no sense is left out. */
export function callSearch(raw: Raw): CallFilter {
  return clean({
    campaign: id(raw['campaign']),
    trunk: id(raw['trunk']),
    verdict: VERDICTS.includes(raw['verdict'] as Verdict) ? (raw['verdict'] as Verdict) : undefined,
    q: text(raw['q']),
    from: instant(raw['from']),
    to: instant(raw['to']),
  });
}

export function textSearch(raw: Raw): {q?: string} {
  return clean({q: text(raw['q'])});
}

export type ListTab = 'callees' | 'bad';

export function listSearch(raw: Raw): {tab?: ListTab; q?: string} {
  return clean({tab: raw['tab'] === 'bad' ? 'bad' as const : undefined, q: text(raw['q'])});
}

/** The list a new campaign begins with. */
export function wizardSearch(raw: Raw): {list?: number} {
  return clean({list: id(raw['list'])});
}

export type CampaignTab = 'overview' | 'settings' | 'calls';

export function campaignSearch(raw: Raw): {tab?: CampaignTab; verdict?: Verdict; q?: string} {
  const tab = raw['tab'];
  const {verdict, q} = callSearch(raw);
  return clean({tab: tab === 'settings' || tab === 'calls' ? tab : undefined, verdict, q} as const);
}

function id(raw: unknown): number | undefined {
  const value = Number(raw);
  return raw !== '' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Phones and references may look like numbers to the router, which reads the address as JSON. */
function text(raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  return String(raw).trim() || undefined;
}

function instant(raw: unknown): string | undefined {
  return typeof raw === 'string' && !Number.isNaN(Date.parse(raw)) ? raw : undefined;
}

function clean<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
