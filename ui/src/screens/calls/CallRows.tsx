import {Link} from '@tanstack/react-router';
import type {Call} from '../../api/dialling';
import {Badge} from '../../parts/Badge';
import {Rows} from '../../parts/Rows';
import {VerdictBadge} from '../../parts/Verdicts';
import {phone} from '../../text/format';
import {useText} from '../../text/useText';

/** Attempts as rows; each opens its own page. */
export function CallRows({calls, ofCampaign}: {calls: Call[]; ofCampaign?: boolean}) {
  const {t, f} = useText();
  const words = t.calls;
  return (
    <Rows label={t.shell.calls} rows={calls} id={(call) => call.id} opens testid="call-row" columns={[
      {title: words.phone, cell: (call) => (
        <Link to="/calls/$id" params={{id: String(call.id)}} className="numbers">{phone(call.phone)}</Link>
      )},
      {title: words.verdict, cell: (call) => <Outcome call={call} />},
      {title: words.when, cell: (call) => <span className="numbers dim">{f.date(call.placedAt)} {f.time(call.placedAt)}</span>},
      ...(ofCampaign ? [] : [{title: words.campaign, cell: (call: Call) => call.campaignName ?? <span className="dim">{words.testCampaign}</span>}]),
      {title: words.trunk, cell: (call) => <span className="dim">{call.trunkName}</span>},
      {title: words.sip, cell: (call) => <Answer call={call} />},
      {title: words.ring, end: true, cell: (call) => f.duration(call.ringMs)},
      {title: words.talk, end: true, cell: (call) => f.duration(call.talkMs)},
      {title: words.digits, cell: (call) => (call.digits ? <b className="mono">{call.digits}</b> : '')},
    ]} />
  );
}

export function Outcome({call}: {call: Call}) {
  const {t} = useText();
  if (call.verdict) return <VerdictBadge verdict={call.verdict} />;
  return <Badge tone={call.state === 'answered' ? 'good' : 'ring'}>{t.calls.states[call.state]}</Badge>;
}

export function Answer({call}: {call: Call}) {
  if (call.sipStatus == null) return null;
  return <span className="numbers"><b style={{fontWeight: 550}}>{call.sipStatus}</b> <span className="dim">{call.sipReason}</span></span>;
}
