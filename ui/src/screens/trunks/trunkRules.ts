import type {Trunk, TrunkDraft} from '../../api/types';
import type {Words} from '../../text/words';

export const NEW_TRUNK: TrunkDraft = {
  name: '', host: '', port: 5060, username: null, secret: null, register: false,
  callerIds: [], linesMax: 10, cpsMax: 2, allowedPrefixes: ['+7'], enabled: true,
  transport: 'udp', outboundProxy: null,
};

/** The part of a trunk that can be sent back; the stored password is left as it is. */
export function draftOf(trunk: Trunk): TrunkDraft {
  const {name, host, port, username, register, callerIds, linesMax, cpsMax, allowedPrefixes, enabled, transport, outboundProxy} = trunk;
  return {
    name, host, port, username, secret: null, register, callerIds, linesMax, cpsMax, allowedPrefixes, enabled, transport, outboundProxy,
  };
}

/** What is wrong, by field. */
export function trunkFlaws(draft: TrunkDraft, required: string, words: Words['trunks']['flaws']) {
  const flaws: Partial<Record<keyof TrunkDraft, string>> = {};
  if (!draft.name.trim()) flaws.name = required;
  if (!draft.host.trim()) flaws.host = words.host;
  if (!whole(draft.port, 0, 65_535)) flaws.port = words.port;
  if (!whole(draft.linesMax, 1, 10_000)) flaws.linesMax = words.lines;
  if (!(draft.cpsMax > 0 && draft.cpsMax <= 1_000)) flaws.cpsMax = words.cps;
  if (draft.callerIds.length === 0) flaws.callerIds = words.caller;
  if (draft.allowedPrefixes.some((prefix) => !/^\+\d+$/.test(prefix))) flaws.allowedPrefixes = words.prefix;
  if (draft.register && !draft.username?.trim()) flaws.username = words.user;
  return flaws;
}

/** The port to show after another transport was chosen: the usual one follows it, any other stays. */
export function portFor(transport: TrunkDraft['transport'], port: number): number {
  if (transport === 'tls') return port === 5060 ? 5061 : port;
  return port === 5061 ? 5060 : port;
}

function whole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

/** A number as it is written at home, with its country code: `8 (495) 123-00-00` is `+74951230000`. */
export function internationalOf(typed: string): string {
  const digits = typed.replaceAll(/[\s()-]/g, '');
  return /^[78]\d{10}$/.test(digits) ? `+7${digits.slice(1)}` : digits;
}
