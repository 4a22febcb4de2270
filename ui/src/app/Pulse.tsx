import {useQuery} from '@tanstack/react-query';
import {queries} from '../api/queries';
import {useText} from '../text/useText';
import {useFeedState} from './feedState';
import css from './Shell.module.css';

/** The health of the stream and the two numbers that matter, on every page. */
export function Pulse() {
  const {t, f} = useText();
  const state = useFeedState();
  const {data: live} = useQuery({...queries.live(), enabled: false});
  const words = {open: t.shell.online, connecting: t.shell.connecting, lost: t.shell.offline};
  return (
    <div className={css.pulse}>
      <span><i className={css.dot} data-state={state} />{words[state]}</span>
      {live && (
        <span>
          <b>{f.number(live.talking)}</b> {t.shell.inTalk} · <b>{f.number(live.ringing)}</b> {t.shell.ringing}
        </span>
      )}
    </div>
  );
}

export function PulseDot() {
  const {t, f} = useText();
  const state = useFeedState();
  const {data: live} = useQuery({...queries.live(), enabled: false});
  return (
    <span className="numbers">
      <i className={css.dot} data-state={state} />
      {live ? `${f.number(live.talking)} ${t.shell.inTalk}` : ''}
    </span>
  );
}
