import type {ReactNode} from 'react';
import {Problem, type Flaw} from '../api/http';
import {useText} from '../text/useText';
import type {Words} from '../text/words';
import {Icon} from './Icon';
import css from './parts.module.css';

type Kind = 'info' | 'warning' | 'bad' | 'good';
const looks = {
  info: {icon: 'info', tone: '--bell'},
  warning: {icon: 'warning', tone: '--warn'},
  bad: {icon: 'warning', tone: '--bad'},
  good: {icon: 'check', tone: '--good'},
} as const;

export function Notice({kind, title, children, testid}: {
  kind: Kind;
  title?: string;
  children?: ReactNode;
  testid?: string;
}) {
  const {icon, tone} = looks[kind];
  const colours = {'--tone': `var(${tone})`, '--tone-soft': `var(${tone}-soft)`} as object;
  return (
    <div className={css.notice} style={colours} role={kind === 'bad' ? 'alert' : undefined} data-testid={testid}>
      <Icon name={icon} />
      <div>{title && <b>{title}</b>}{children}</div>
    </div>
  );
}

/** A failed request in words: the server's own where it gave some. `errors` are those no field took. */
export function ProblemNotice({error, errors}: {error: unknown; errors?: Flaw[]}) {
  const {t} = useText();
  if (!error) return null;
  const {title, detail} = problemWords(error, t);
  const rest = errors ?? (error instanceof Problem ? error.errors : []);
  return (
    <Notice kind="bad" title={title} testid="problem">
      {detail}
      {rest.length > 0 && (
        <ul>{rest.map((flaw) => <li key={flaw.at + flaw.message}>{flaw.message}</li>)}</ul>
      )}
    </Notice>
  );
}

export function problemWords(error: unknown, t: Words): {title: string; detail: string} {
  if (!(error instanceof Problem)) return {title: t.common.failed, detail: String(error)};
  if (error.status === 0) return {title: t.common.offline, detail: t.common.offlineWhat};
  if (error.status === 412) return {title: error.title, detail: t.common.stale};
  return {title: error.title || t.common.failed, detail: error.detail};
}
