import {createContext, useCallback, useContext, useMemo, useState, type ReactNode} from 'react';
import {speakIn} from '../api/http';
import {Format} from './format';
import type {Locale} from './plural';
import {wordsOf, type Words} from './words';

/** The language in use: its words (`t`), its way of writing numbers and times (`f`). */
export interface Text {
  locale: Locale;
  t: Words;
  f: Format;
  speak: (locale: Locale) => void;
}

const STORED = 'zvonar.locale';
const Context = createContext<Text | null>(null);

export function TextProvider({children}: {children: ReactNode}) {
  const [locale, setLocale] = useState(firstLocale);
  const speak = useCallback((next: Locale) => {
    localStorage.setItem(STORED, next);
    setLocale(next);
  }, []);
  const text = useMemo<Text>(() => {
    speakIn(locale);
    document.documentElement.lang = locale;
    return {locale, t: wordsOf(locale), f: new Format(locale), speak};
  }, [locale, speak]);
  return <Context value={text}>{children}</Context>;
}

export function useText(): Text {
  const text = useContext(Context);
  if (!text) throw new Error('useText is called outside of TextProvider');
  return text;
}

/** What was chosen before, or the browser's language; Russian when it is neither. */
function firstLocale(): Locale {
  const stored = localStorage.getItem(STORED);
  if (stored === 'ru' || stored === 'en') return stored;
  const spoken = navigator.languages.find((tag) => /^(ru|en)\b/.test(tag));
  return spoken?.startsWith('en') ? 'en' : 'ru';
}
