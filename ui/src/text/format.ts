import {counted, type Forms, type Locale} from './plural';

const tags: Record<Locale, string> = {ru: 'ru-RU', en: 'en-GB'};
const units = {
  ru: {h: 'ч', min: 'мин', s: 'с', ms: 'мс', b: ['Б', 'КБ', 'МБ', 'ГБ'], now: 'только что', ago: 'назад'},
  en: {h: 'h', min: 'min', s: 's', ms: 'ms', b: ['B', 'KB', 'MB', 'GB'], now: 'just now', ago: 'ago'},
};
export const NOTHING = '—';

/** Everything that is written differently in different languages; made once a language. */
export class Format {
  private readonly integer: Intl.NumberFormat;
  private readonly tenths: Intl.NumberFormat;
  private readonly whole: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;

  constructor(readonly locale: Locale, zone?: string) {
    const tag = tags[locale];
    this.integer = new Intl.NumberFormat(tag, {maximumFractionDigits: 0});
    this.tenths = new Intl.NumberFormat(tag, {maximumFractionDigits: 1});
    const date = {day: '2-digit', month: '2-digit', year: 'numeric'} as const;
    const time = {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'} as const;
    this.whole = new Intl.DateTimeFormat(tag, {
      ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
    });
    this.day = new Intl.DateTimeFormat(tag, {...date, timeZone: zone});
    this.clock = new Intl.DateTimeFormat(tag, {...time, timeZone: zone});
  }

  number(value: number | null | undefined): string {
    return value == null ? NOTHING : this.integer.format(value);
  }

  /** One digit after the point at most: a pace in calls a second. */
  pace(value: number | null | undefined): string {
    return value == null ? NOTHING : this.tenths.format(value);
  }

  /** A share of one as whole per cent; a tiny share is not rounded away to nothing. */
  percent(share: number | null | undefined): string {
    if (share == null || Number.isNaN(share)) return NOTHING;
    const per = share * 100;
    if (per > 0 && per < 1) return `<\u200a1\u00a0%`;
    if (per > 99 && per < 100) return '99\u00a0%';
    return `${this.integer.format(per)}\u00a0%`;
  }

  /** `1 мин 05 с`, `12,4 с`, `840 мс`. */
  duration(ms: number | null | undefined): string {
    if (ms == null) return NOTHING;
    const unit = units[this.locale];
    if (ms < 1_000) return `${Math.round(ms)}\u00a0${unit.ms}`;
    if (ms < 60_000) return `${this.tenths.format(ms / 1_000)}\u00a0${unit.s}`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 3_600) return `${Math.floor(seconds / 60)}\u00a0${unit.min} ${two(seconds % 60)}\u00a0${unit.s}`;
    return `${Math.floor(seconds / 3_600)}\u00a0${unit.h} ${two(Math.floor(seconds / 60) % 60)}\u00a0${unit.min}`;
  }

  bytes(count: number): string {
    const names = units[this.locale].b;
    let step = 0;
    let value = count;
    while (value >= 1024 && step < names.length - 1) {
      value /= 1024;
      step++;
    }
    return `${step === 0 ? value : this.tenths.format(value)}\u00a0${names[step]}`;
  }

  dateTime(instant: string | null | undefined): string {
    return instant ? this.whole.format(new Date(instant)) : NOTHING;
  }

  date(instant: string | null | undefined): string {
    return instant ? this.day.format(new Date(instant)) : NOTHING;
  }

  time(instant: string | number | null | undefined): string {
    return instant == null ? NOTHING : this.clock.format(new Date(instant));
  }

  /** How long ago, in the greatest fitting unit. */
  ago(instant: string | null | undefined, now: number): string {
    if (!instant) return NOTHING;
    const unit = units[this.locale];
    const seconds = Math.round((now - Date.parse(instant)) / 1_000);
    if (seconds < 5) return unit.now;
    const [count, name] = seconds < 60 ? [seconds, unit.s]
      : seconds < 3_600 ? [Math.floor(seconds / 60), unit.min]
        : [Math.floor(seconds / 3_600), unit.h];
    return count >= 48 && name === unit.h ? this.dateTime(instant)
      : `${count}\u00a0${name} ${unit.ago}`;
  }

  counted(count: number, forms: Forms): string {
    return counted(this.locale, count, forms);
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `+7 908 123-59-26` of a Russian number; any other number as it is. */
export function phone(e164: string): string {
  const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  return parts ? `+7\u00a0${parts[1]}\u00a0${parts[2]}-${parts[3]}-${parts[4]}` : e164;
}
