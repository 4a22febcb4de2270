import {Button} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {useNavigate} from '@tanstack/react-router';
import {useEffect, useState} from 'react';
import {queries} from '../../api/queries';
import type {Locale} from '../../text/plural';
import {useText} from '../../text/useText';
import {ChangePassword} from './ChangePassword';
import {LogInForm} from './LogInForm';
import css from './Login.module.css';

/** The door: log in, then, with a one-time password, choose one's own. */
export function LogIn() {
  const {t, locale, speak} = useText();
  const {data: session} = useQuery(queries.session());
  const navigate = useNavigate();
  const [picked, setPicked] = useState<Locale | null>(null);
  const pick = (next: Locale) => {
    setPicked(next);
    speak(next);
  };
  useEffect(() => {
    document.title = `${t.shell.login.title} · ${t.common.product}`;
    if (session && !session.mustChangePassword) void navigate({to: '/'});
  }, [session, navigate, t]);
  return (
    <main className={css.page}>
      <div className={css.card}>
        <h1 className={css.brand}><img src="/bell.svg" width={38} height={38} alt="" />{t.common.product}</h1>
        {session?.mustChangePassword ? <ChangePassword firstTime /> : <LogInForm picked={picked} />}
        <div className={css.langs}>
          {(['ru', 'en'] as const).map((other) => (
            <Button key={other} size="compact-xs" variant={locale === other ? 'light' : 'subtle'}
              onClick={() => pick(other)} lang={other} aria-pressed={locale === other}>
              {other === 'ru' ? 'Русский' : 'English'}
            </Button>
          ))}
        </div>
      </div>
    </main>
  );
}
