import {useEffect, useRef, useState, type ReactNode} from 'react';
import type {Live} from '../../api/dialling';
import {Meter} from '../../parts/Meter';
import {useText} from '../../text/useText';
import css from './Live.module.css';

/** The four numbers of the moment. */
export function Tiles({now}: {now: Live}) {
  const {t, f} = useText();
  const words = t.live;
  const cap = now.trunks.filter((trunk) => trunk.state !== 'disabled')
    .reduce((all, trunk) => all + trunk.cpsMax, 0);
  return (
    <div className={css.tiles}>
      <Tile tone="var(--talk)" name={words.talking} what={words.talkingWhat} testid="live-talking">
        {f.number(now.talking)}
      </Tile>
      <Tile tone="var(--ring)" name={words.ringing} what={words.ringingWhat} testid="live-ringing">
        {f.number(now.ringing)}
      </Tile>
      <Tile tone="var(--miss)" name={words.pace} what={words.paceWhat(f.pace(cap))} testid="live-cps"
        bar={<Meter label={words.pace} value={now.cps} max={cap} tone="var(--miss)" />}>
        {f.pace(now.cps)}
      </Tile>
      <Tile tone="var(--good)" name={words.answered} what={words.answeredWhat} testid="live-ratio">
        {f.percent(now.answerRatio)}
      </Tile>
      <Spoken talking={now.talking} ringing={now.ringing} />
    </div>
  );
}

function Tile({tone, name, what, children, bar, testid}: {
  tone: string;
  name: string;
  what: string;
  children: string;
  bar?: ReactNode;
  testid: string;
}) {
  return (
    <div className={css.tile} style={{'--tone': tone} as object}>
      <span><i />{name}</span>
      <b data-testid={testid}>{children}</b>
      {bar}
      <small>{what}</small>
    </div>
  );
}

const SPEAK_EVERY_MS = 15_000;

/** The numbers for those who listen to the page: now and then, not each second. */
function Spoken({talking, ringing}: {talking: number; ringing: number}) {
  const {t} = useText();
  const latest = useRef({talking, ringing});
  latest.current = {talking, ringing};
  const [said, setSaid] = useState('');
  useEffect(() => {
    const say = () => setSaid(t.live.spoken(latest.current.talking, latest.current.ringing));
    const timer = setInterval(say, SPEAK_EVERY_MS);
    return () => clearInterval(timer);
  }, [t]);
  return <span className="unseen" aria-live="polite">{said}</span>;
}
