import {Button, PasswordInput, TextInput} from '@mantine/core';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState, type FormEvent} from 'react';
import {zvonar} from '../../api/zvonar';
import {ProblemNotice} from '../../parts/Notice';
import type {Locale} from '../../text/plural';
import {useText} from '../../text/useText';
import css from './Login.module.css';

/** `picked` is the language chosen at the door: it becomes the user's own. */
export function LogInForm({picked}: {picked: Locale | null}) {
  const {t, speak} = useText();
  const words = t.shell.login;
  const cache = useQueryClient();
  const [login, setLogin] = useState('admin');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: async () => {
      const session = await zvonar.logIn(login.trim(), password);
      if (!picked || picked === session.locale) return session;
      await zvonar.changeLocale(picked);
      return {...session, locale: picked};
    },
    onSuccess: (session) => {
      speak(session.locale);
      cache.setQueryData(['session'], session);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <p className={css.slogan}>{words.slogan}</p>
      <TextInput label={words.login} value={login} required withAsterisk={false} autoComplete="username"
        onChange={(event) => setLogin(event.currentTarget.value)} data-testid="login" />
      <PasswordInput label={words.password} value={password} required withAsterisk={false} autoFocus
        autoComplete="current-password" data-testid="password"
        onChange={(event) => setPassword(event.currentTarget.value)} />
      <ProblemNotice error={enter.error} />
      <Button type="submit" size="md" loading={enter.isPending} data-testid="log-in">{words.enter}</Button>
      <p className={css.hint} style={{margin: 0}}>{words.hint}</p>
    </form>
  );
}
