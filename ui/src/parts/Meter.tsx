import type {ReactNode} from 'react';
import css from './parts.module.css';

interface Props {
  label: string;
  value: number;
  max: number;
  /** What is written above the bar. */
  children?: ReactNode;
  tone?: string;
}

/** How much of a limit is taken: `12 of 50` and a bar. */
export function Meter({label, value, max, children, tone}: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div className={css.meter}>
      {children && <div className={css.meterText}>{children}</div>}
      <div className={css.track} role="meter" aria-label={label} aria-valuenow={value}
        aria-valuemin={0} aria-valuemax={max}>
        <i style={{width: `${share * 100}%`, background: tone ?? (share > 0.97 ? 'var(--ring)' : 'var(--talk)')}} />
      </div>
    </div>
  );
}
