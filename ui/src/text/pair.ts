import type {Locale} from './plural';

/** The same words in both languages: a key missing in one of them does not compile. */
export type Pair<T> = Record<Locale, T>;

export function pair<T>(ru: T, en: NoInfer<T>): Pair<T> {
  return {ru, en};
}
