import {useQuery} from '@tanstack/react-query';
import {Link, useParams} from '@tanstack/react-router';
import type {CallDetail} from '../../api/dialling';
import {queries} from '../../api/queries';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {Facts, Panel} from '../../parts/Panel';
import {colourOf} from '../../parts/verdictTone';
import {phone} from '../../text/format';
import {useText} from '../../text/useText';
import {Answer, Outcome} from './CallRows';
import css from './Calls.module.css';
import {Timeline} from './Timeline';

export function CallPage() {
  const id = Number(useParams({from: '/inside/calls/$id'}).id);
  const call = useQuery(queries.call(id));
  return <Loaded query={call}>{(data) => <OneCall call={data} />}</Loaded>;
}

function OneCall({call}: {call: CallDetail}) {
  const {t, f} = useText();
  const words = t.calls;
  return (
    <>
      <PageHead title={phone(call.phone)} back={{to: '/calls', label: t.shell.calls}} beside={<Outcome call={call} />}
        about={<>{f.date(call.placedAt)} {f.time(call.placedAt)} · <CampaignOf call={call} /> · {words.attempt.toLowerCase()} {call.attemptNo}</>} />
      <Panel title={words.why} testid="call-why">
        {call.verdict ? (
          <div className={css.why} style={{'--tone': colourOf(call.verdict)} as object}>
            <b>{t.verdicts[call.verdict]?.name}</b>{t.verdicts[call.verdict]?.why}
          </div>
        ) : words.inAir}
      </Panel>
      <div className={css.two}>
        <div>
          <Panel title={words.timeline} small={words.timelineWhat}><Timeline call={call} /></Panel>
        </div>
        <div>
          <Panel title={words.facts}><CallFacts call={call} /></Panel>
          {Object.keys(call.tags ?? {}).length > 0 && (
            <Panel title={words.tags}><Facts facts={Object.entries(call.tags)} /></Panel>
          )}
        </div>
      </div>
    </>
  );
}

function CampaignOf({call}: {call: CallDetail}) {
  const {t} = useText();
  if (call.campaignId == null) return t.calls.testCampaign;
  return <Link to="/campaigns/$id" params={{id: String(call.campaignId)}}>{call.campaignName}</Link>;
}

function CallFacts({call}: {call: CallDetail}) {
  const {t, f} = useText();
  const words = t.calls;
  const {sent, received, lost} = call.rtp ?? {};
  return (
    <Facts facts={[
      [words.sip, call.sipStatus == null ? '—' : <Answer call={call} />],
      [words.cause, call.cause ?? '—'],
      [words.endedBy, call.endedBy ? words.ends[call.endedBy] : '—'],
      [words.pdd, f.duration(call.pddMs)],
      [words.ring, f.duration(call.ringMs)],
      [words.talk, f.duration(call.talkMs)],
      [words.heard, f.duration(call.heardMs)],
      [words.answeredBy, call.answerKind ? words.kinds[call.answerKind.toLowerCase()] ?? call.answerKind : '—'],
      [words.digits, call.digits ? <b className="mono">{call.digits}</b> : '—'],
      [words.sound, sent == null ? '—' : words.rtp(f.number(sent), f.number(received), f.number(lost))],
      [words.trunk, <Link to="/trunks/$id" params={{id: String(call.trunkId)}}>{call.trunkName}</Link>],
      [words.callerId, <span className="numbers">{phone(call.callerId)}</span>],
      [words.reference, <span className="mono">{call.reference}</span>],
    ]} />
  );
}
