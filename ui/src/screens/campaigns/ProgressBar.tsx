import type {Progress} from '../../api/dialling';
import {sum, TONE_ORDER} from '../../parts/verdictTone';
import {useText} from '../../text/useText';
import {byTone} from './funnel';
import css from './Campaigns.module.css';

/** How far a campaign has come: the done in the colours of their verdicts, the rest empty. */
export function ProgressBar({progress, tall}: {progress: Progress; tall?: boolean}) {
  const {t, f} = useText();
  const tones = byTone(progress.verdicts);
  const total = Math.max(1, progress.total);
  const doneShare = progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div className={css.progress}>
      <div className={css.bar} data-tall={tall || undefined} role="progressbar" aria-valuemin={0}
        aria-valuemax={progress.total} aria-valuenow={progress.done} aria-label={t.campaigns.progress}
        data-testid="progress" data-done={progress.done} data-total={progress.total}>
        {TONE_ORDER.map((tone) => (
          <i key={tone} style={{width: `${(tones[tone] / total) * 100}%`, background: `var(--${tone})`}} />
        ))}
        <i style={{width: `${(Math.max(0, progress.done - sum(progress.verdicts)) / total) * 100}%`, background: 'var(--odd)'}} />
        <i className={css.flying} style={{width: `${(progress.dialling / total) * 100}%`}} />
      </div>
      <span className="numbers"><b>{f.percent(doneShare)}</b> <span className="dim">
        {t.campaigns.ofNumbers(f.number(progress.done), progress.total)}</span></span>
    </div>
  );
}
