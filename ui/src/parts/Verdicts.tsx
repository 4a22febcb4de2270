import {Tooltip} from '@mantine/core';
import type {Tally, Verdict} from '../api/dialling';
import {useText} from '../text/useText';
import css from './parts.module.css';
import {colourOf, sorted, sum} from './verdictTone';

/** One verdict, explained on hover and focus. */
export function VerdictBadge({verdict}: {verdict: Verdict}) {
  const {t} = useText();
  const said = t.verdicts[verdict];
  return (
    <Tooltip label={said?.why ?? verdict}>
      <span className={css.badge} style={{'--tone': colourOf(verdict)} as object} data-testid="verdict"
        data-verdict={verdict}>
        <i />{said?.name ?? verdict}
      </span>
    </Tooltip>
  );
}

export function VerdictBars({tally}: {tally: Tally}) {
  const {t, f} = useText();
  const all = sum(tally);
  return (
    <ul className={css.bars} data-testid="verdicts">
      {sorted(tally).map(([verdict, count]) => (
        <li key={verdict} title={t.verdicts[verdict]?.why} data-verdict={verdict}>
          <span>{t.verdicts[verdict]?.name ?? verdict}</span>
          <b>{f.number(count)}</b>
          <small>{f.percent(count / all)}</small>
          <span className={css.track}>
            <i style={{width: `${(count / all) * 100}%`, background: colourOf(verdict)}} />
          </span>
        </li>
      ))}
    </ul>
  );
}
