import {Button, CopyButton, TextInput} from '@mantine/core';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {useState, type FormEvent} from 'react';
import {useCreate} from '../../api/create';
import {fieldErrors} from '../../api/fieldErrors';
import {queries} from '../../api/queries';
import type {Token} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {useConfirm} from '../../parts/confirm';
import {Loaded} from '../../parts/Loaded';
import {Notice, ProblemNotice} from '../../parts/Notice';
import {Rows} from '../../parts/Rows';
import {useToast} from '../../parts/toast';
import {useText} from '../../text/useText';
import css from './Settings.module.css';

export function Tokens() {
  const {t} = useText();
  const tokens = useQuery(queries.tokens());
  return (
    <div className="stack">
      <span className="dim">{t.settings.tokensWhat}</span>
      <NewToken />
      <Loaded query={tokens}>{({items}) => (items.length === 0
        ? <span className="dim">{t.settings.noTokens}</span> : <TokenRows items={items} />)}</Loaded>
    </div>
  );
}

function NewToken() {
  const {t} = useText();
  const words = t.settings;
  const cache = useQueryClient();
  const [name, setName] = useState('');
  const [made, setMade] = useState<Token | null>(null);
  const create = useCreate(zvonar.createToken, (token) => {
    setMade(token);
    setName('');
    void cache.invalidateQueries({queryKey: ['tokens']});
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim());
  };
  return (
    <>
      <form onSubmit={submit} className="row" style={{alignItems: 'flex-end'}}>
        <TextInput label={words.tokenName} placeholder={words.tokenNameHint} value={name} required withAsterisk={false}
          error={fieldErrors(create.error)['name']} style={{flex: '1 1 200px'}}
          onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" loading={create.isPending}>{words.tokenCreate}</Button>
      </form>
      <ProblemNotice error={create.error} />
      {made?.secret && (
        <Notice kind="good" title={words.tokenOnce}>
          <code className={css.secret} data-testid="token-secret">{made.secret}</code>
          <CopyButton value={made.secret}>{({copied, copy}) => (
            <Button size="compact-sm" variant="light" mt={8} onClick={copy}>{copied ? t.common.copied : t.common.copy}</Button>
          )}</CopyButton>
        </Notice>
      )}
    </>
  );
}

function TokenRows({items}: {items: Token[]}) {
  const {t, f} = useText();
  const words = t.settings;
  return (
    <Rows label={words.tokens} rows={items} id={(token) => token.id} columns={[
      {title: t.common.name, cell: (token) => <b style={{fontWeight: 550}}>{token.name}</b>},
      {title: t.common.created, cell: (token) => <span className="dim">{f.dateTime(token.createdAt)}</span>},
      {title: words.tokenLast, cell: (token) => (
        <span className="dim">{token.lastUsedAt ? f.ago(token.lastUsedAt, Date.now()) : words.tokenNever}</span>
      )},
      {title: '', end: true, cell: (token) => <Revoke token={token} />},
    ]} />
  );
}

function Revoke({token}: {token: Token}) {
  const {t} = useText();
  const words = t.settings;
  const confirm = useConfirm();
  const toast = useToast();
  const cache = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => zvonar.revokeToken(token.id),
    onSuccess: () => {
      toast.done(words.tokenRevoked);
      return cache.invalidateQueries({queryKey: ['tokens']});
    },
    onError: toast.failed,
  });
  const ask = async () => {
    const yes = await confirm({
      title: words.tokenRevokeTitle(token.name), text: words.tokenRevokeText, action: words.tokenRevoke, danger: true,
    });
    if (yes) revoke.mutate();
  };
  return <Button size="compact-sm" variant="subtle" color="red" c="var(--bad)" loading={revoke.isPending} onClick={() => void ask()}>{words.tokenRevoke}</Button>;
}
