import type {ReactNode} from 'react';
import {Icon, type IconName} from './Icon';
import css from './parts.module.css';

/** Nothing here yet: says what this is for and what to do first. */
export function Empty({icon, title, children, action}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.empty} data-testid="empty">
      <Icon name={icon} size={30} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
