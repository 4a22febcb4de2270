import type {ReactNode} from 'react';
import css from './parts.module.css';

export type BadgeTone = 'good' | 'ring' | 'bad' | 'miss' | 'odd' | 'bell' | 'off';

/** A state: a coloured dot and its name, so that the colour is never the only sign. */
export function Badge({tone, children, testid}: {tone: BadgeTone; children: ReactNode; testid?: string}) {
  return (
    <span className={css.badge} style={{'--tone': `var(--${tone})`} as object} data-testid={testid}>
      <i />{children}
    </span>
  );
}
