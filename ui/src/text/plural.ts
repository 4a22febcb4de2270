export type Locale = 'ru' | 'en';

/** The forms of a counted noun; Russian needs all four, English `one` and `other`. */
export interface Forms {
  one: string;
  few?: string;
  many?: string;
  other: string;
}

const rules: Record<Locale, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};
const numbers: Record<Locale, Intl.NumberFormat> = {
  ru: new Intl.NumberFormat('ru-RU'),
  en: new Intl.NumberFormat('en-GB'),
};

/** The form alone: `noun('ru', 21, {one: 'номер', …})` is `номер`. */
export function noun(locale: Locale, count: number, forms: Forms): string {
  const rule = rules[locale].select(count) as keyof Forms;
  return forms[rule] ?? forms.other;
}

/** The count, grouped as the locale writes it, and its noun: `1 203 номера`. */
export function counted(locale: Locale, count: number, forms: Forms): string {
  return `${numbers[locale].format(count)} ${noun(locale, count, forms)}`;
}
