import type {CampaignDraft, CampaignSettings} from '../../api/dialling';
import type {Words} from '../../text/words';

type Flaws = Words['wizard']['flaws'];

export const DEFAULTS: CampaignSettings = {
  zone: 'Europe/Moscow', windowFrom: '09:00', windowTo: '20:00', weekdays: [1, 2, 3, 4, 5],
  startsAt: null, endsAt: null, cps: 5, lines: 50, ringTimeoutS: 30, attemptsMax: 3,
  retryBusyS: 600, retryNoAnswerS: 7_200, retryFailedS: 900, onMachine: 'play',
};

export const NEW_CAMPAIGN: CampaignDraft = {
  name: '', listId: 0, messageId: 0, trunkId: 0, settings: DEFAULTS,
};

/** What of a trunk bounds a campaign. */
export interface Cap {
  cpsMax: number;
  linesMax: number;
}

/** What is wrong, by the path of the field. */
export function campaignFlaws(draft: CampaignDraft, cap: Cap | undefined, required: string, words: Flaws) {
  const flaws: Record<string, string> = {};
  if (!draft.name.trim()) flaws['name'] = required;
  if (!draft.listId) flaws['listId'] = words.list;
  if (!draft.messageId) flaws['messageId'] = words.message;
  if (!draft.trunkId) flaws['trunkId'] = words.trunk;
  return {...flaws, ...settingsFlaws(draft.settings, cap, words)};
}

export function settingsFlaws(given: CampaignSettings, cap: Cap | undefined, words: Flaws) {
  const flaws: Record<string, string> = {};
  const flaw = (field: keyof CampaignSettings, wrong: boolean, said: string) => {
    if (wrong && !flaws[`settings.${field}`]) flaws[`settings.${field}`] = said;
  };
  flaw('cps', !(given.cps > 0), words.cps);
  flaw('cps', cap !== undefined && given.cps > cap.cpsMax, words.cpsCap(String(cap?.cpsMax)));
  flaw('lines', !(given.lines >= 1), words.lines);
  flaw('lines', cap !== undefined && given.lines > cap.linesMax, words.linesCap(String(cap?.linesMax)));
  flaw('weekdays', given.weekdays.length === 0, words.days);
  flaw('windowTo', given.windowTo <= given.windowFrom, words.window);
  flaw('attemptsMax', !(given.attemptsMax >= 1 && given.attemptsMax <= 20), words.attempts);
  flaw('ringTimeoutS', !(given.ringTimeoutS >= 5 && given.ringTimeoutS <= 120), words.ring);
  flaw('endsAt', !!given.startsAt && !!given.endsAt && given.endsAt <= given.startsAt, words.dates);
  for (const field of ['retryBusyS', 'retryNoAnswerS', 'retryFailedS'] as const) {
    flaw(field, !(given[field] >= 0), words.retry);
  }
  return flaws;
}

/** The fields each step of the wizard must have right before the next one opens. */
export const STEP_FIELDS: string[][] = [
  ['listId'],
  ['messageId'],
  ['trunkId', 'settings.cps', 'settings.lines'],
  ['settings.weekdays', 'settings.windowTo', 'settings.endsAt', 'settings.attemptsMax',
    'settings.ringTimeoutS', 'settings.retryBusyS', 'settings.retryNoAnswerS', 'settings.retryFailedS'],
  ['name'],
];

/** `пн–пт`, `пн, ср`, `каждый день`. */
export function daysOf(weekdays: number[], names: string[], everyDay: string): string {
  if (weekdays.length === 7) return everyDay;
  const runs: number[][] = [];
  for (const day of [...weekdays].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => names[(day ?? 1) - 1] ?? '';
  return runs.map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', '))).join(', ');
}

/** The least time of one pass over `numbers`, from the pace and from the lines. */
export function firstPassMs(numbers: number, {cps, lines}: Pick<CampaignSettings, 'cps' | 'lines'>, callS = 30): number {
  const pace = Math.min(cps, lines / callS);
  return pace > 0 ? (numbers / pace) * 1_000 : Infinity;
}
