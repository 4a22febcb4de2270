import {useId, type ReactNode} from 'react';
import css from './parts.module.css';

interface Props {
  title?: string;
  small?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  testid?: string;
}

export function Panel({title, small, aside, children, testid}: Props) {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={title ? id : undefined} data-testid={testid}>
      {title && (
        <div className={css.panelHead}>
          <h2 id={id}>{title}{small && <small>{small}</small>}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Names and what they are, in two columns. */
export function Facts({facts}: {facts: [string, ReactNode][]}) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, what]) => (
        <div key={name} style={{display: 'contents'}}><dt>{name}</dt><dd>{what}</dd></div>
      ))}
    </dl>
  );
}
