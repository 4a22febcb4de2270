import {Button, PasswordInput} from '@mantine/core';
import {useForm} from '@mantine/form';
import {useMutation, useQueryClient} from '@tanstack/react-query';
import {fieldErrors} from '../../api/fieldErrors';
import {zvonar} from '../../api/zvonar';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import {passwordFlaws, type Passwords} from './passwordRules';

/** The same form at the door, when the one-time password was used, and in the settings. */
export function ChangePassword({firstTime}: {firstTime?: boolean}) {
  const {t} = useText();
  const words = t.shell.login;
  const toast = useToast();
  const cache = useQueryClient();
  const form = useForm<Passwords>({
    initialValues: {current: '', next: '', again: ''},
    validate: (given) => passwordFlaws(given, words),
  });
  const change = useMutation({
    mutationFn: (given: Passwords) => zvonar.changePassword(given.current, given.next),
    onSuccess: async () => {
      form.reset();
      toast.done(words.changed);
      await cache.invalidateQueries({queryKey: ['session']});
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form onSubmit={form.onSubmit((given) => change.mutate(given))} className="stack">
      {firstTime && <Notice kind="info" title={words.changeTitle}>{words.changeWhy}</Notice>}
      <PasswordInput label={firstTime ? words.current : words.currentPlain} required withAsterisk={false}
        autoComplete="current-password" data-testid="password-current" {...form.getInputProps('current')} />
      <PasswordInput label={words.next} description={words.rule} autoComplete="new-password"
        data-testid="password-next" {...form.getInputProps('next')} />
      <PasswordInput label={words.again} autoComplete="new-password" data-testid="password-again"
        {...form.getInputProps('again')} />
      <ProblemNotice error={change.error} />
      <div><Button type="submit" loading={change.isPending} data-testid="password-change">{words.change}</Button></div>
    </form>
  );
}
