import type {CallDetail, Mark} from '../../api/dialling';
import {useText} from '../../text/useText';
import css from './Calls.module.css';

const TONES: Record<string, string> = {
  ringing: '--ring', early_media: '--ring', answered: '--good', playing: '--good', played: '--good',
  digit: '--bell', hangup: '--ink', ended: '--ink', recovered: '--bad',
};

/** What happened, in human words: by the clock, and since the attempt was placed. */
export function Timeline({call}: {call: CallDetail}) {
  const {t, f} = useText();
  const start = Date.parse(call.placedAt);
  const detail = (mark: Mark) => (mark.what === 'answer_kind'
    ? t.calls.kinds[mark.detail?.toLowerCase() ?? ''] ?? mark.detail : mark.detail);
  return (
    <ol className={css.timeline} data-testid="timeline">
      {call.timeline.map((mark, at) => (
        <li key={at} data-what={mark.what}>
          <time dateTime={new Date(start + mark.ms).toISOString()}>{f.time(start + mark.ms)}</time>
          <small>{mark.ms > 0 ? `+${f.duration(mark.ms)}` : ''}</small>
          <div style={{'--tone': `var(${TONES[mark.what] ?? '--miss'})`} as object}>
            {t.calls.marks[mark.what] ?? mark.what}
            {detail(mark) && <span>{detail(mark)}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
