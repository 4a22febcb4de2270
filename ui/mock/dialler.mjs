// Makes the world move: running campaigns place calls, calls ring, are answered and end.
import {between, chance, oneOf, phone, weighed} from './chance.mjs';

const OUTCOMES = {
  confirmed: 18, heard: 22, partly_heard: 12, machine: 6, opted_out: 2, busy: 7, no_answer: 18,
  declined: 6, unreachable: 4, wrong_number: 3, trunk_fault: 1,
};
const REASONS = {
  busy: [486, 'Busy Here'], no_answer: [487, 'Request Terminated'], declined: [603, 'Decline'],
  unreachable: [480, 'Temporarily Unavailable'], wrong_number: [404, 'Not Found'],
  trunk_fault: [503, 'Service Unavailable'],
};
const AGAIN = ['busy', 'no_answer', 'unreachable', 'trunk_fault'];
const CALLS_MAX = 3000;

export function dialler(world) {
  const flying = [];

  function tick(now = Date.now()) {
    let started = 0;
    let answered = 0;
    for (const campaign of world.campaigns) started += place(campaign, now);
    for (const call of [...flying]) answered += step(call, now);
    const live = snapshot(now, started);
    world.history.push({at: live.at, ringing: live.ringing, talking: live.talking, started, answered});
    world.history = world.history.slice(-600);
    world.live = live;
  }

  function place(campaign, now) {
    const p = campaign.progress;
    if (campaign.state !== 'running' || campaign.holdReason) return 0;
    const left = p.fresh + p.waiting;
    const lines = flying.filter((call) => call.campaignId === campaign.id).length;
    const count = Math.min(left, Math.round(campaign.settings.cps * (0.8 + chance() * 0.4)), Math.max(0, campaign.settings.lines - lines));
    for (let i = 0; i < count; i++) {
      if (p.fresh > 0) p.fresh--;
      else p.waiting--;
      p.dialling++;
      p.attempts++;
      campaign.firstInviteAt ??= new Date(now).toISOString();
      start(campaign, campaign.trunkId, phone(), now);
    }
    if (left === 0 && p.dialling === 0) {
      campaign.state = 'done';
      campaign.finishedAt = new Date(now).toISOString();
    }
    return count;
  }

  function start(campaign, trunkId, to, now) {
    const trunk = world.trunks.find((one) => one.id === trunkId);
    const outcome = weighed(OUTCOMES);
    const talks = !REASONS[outcome];
    const ringMs = outcome === 'no_answer' ? 30_000 : between(1500, 9000);
    const call = {
      id: world.next(), reference: `${crypto.randomUUID()}`, campaignId: campaign?.id ?? null,
      campaignName: campaign?.name ?? null, attemptNo: 1, phone: to, trunkId, trunkName: trunk?.name ?? '?',
      callerId: trunk?.callerIds[0] ?? '', state: 'placed', verdict: null, sipStatus: null, sipReason: null,
      cause: null, endedBy: null, pddMs: between(180, 900), ringMs: null, talkMs: null, heardMs: null,
      answerKind: null, digits: '', placedAt: new Date(now).toISOString(), answeredAt: null, endedAt: null,
      rtp: {sent: null, received: null, lost: null}, tags: {имя: 'Анна Петровна', сумма: '1 240,50'},
      timeline: [{ms: 0, what: 'placed'}, {ms: 3, what: 'invite'}, {ms: 41, what: 'trying', detail: '100 Trying'}],
    };
    Object.defineProperty(call, 'plan', {value: {outcome, talks, ringMs, talkMs: talks ? between(5000, 34_000) : 0}});
    flying.push(call);
    world.calls.unshift(call);
    if (world.calls.length > CALLS_MAX) world.calls.length = CALLS_MAX;
    return call;
  }

  function step(call, now) {
    const {plan} = call;
    const age = now - Date.parse(call.placedAt);
    if (call.timeline.length === 3 && age > call.pddMs && plan.outcome !== 'wrong_number') {
      call.timeline.push({ms: call.pddMs, what: 'ringing', detail: '180 Ringing'});
    }
    if (plan.talks && call.state === 'placed' && age > plan.ringMs) {
      answer(call, now);
      return 1;
    }
    if (age > plan.ringMs + plan.talkMs) end(call, now);
    return 0;
  }

  function answer(call, now) {
    call.state = 'answered';
    call.ringMs = call.plan.ringMs - call.pddMs;
    call.answeredAt = new Date(now).toISOString();
    call.timeline.push({ms: call.plan.ringMs, what: 'answered', detail: '200 OK'}, {ms: call.plan.ringMs + 20, what: 'playing'});
  }

  function end(call, now) {
    const {outcome, talks, ringMs, talkMs} = call.plan;
    const [status, reason] = REASONS[outcome] ?? [200, 'OK'];
    const endedBy = outcome === 'no_answer' || outcome === 'heard' || outcome === 'opted_out' ? 'us' : 'them';
    Object.assign(call, {state: 'ended', verdict: outcome, sipStatus: status, sipReason: reason, endedBy, endedAt: new Date(now).toISOString()});
    if (talks) talked(call, ringMs, talkMs, outcome);
    call.timeline.push({ms: ringMs + talkMs, what: endedBy === 'us' ? 'hangup' : 'ended', detail: talks ? 'BYE' : `${status} ${reason}`});
    if (endedBy === 'us') call.timeline.push({ms: ringMs + talkMs + 30, what: 'ended'});
    flying.splice(flying.indexOf(call), 1);
    tally(call, outcome);
  }

  function talked(call, ringMs, talkMs, outcome) {
    const digit = {confirmed: '2', opted_out: '9'}[outcome];
    call.talkMs = talkMs;
    call.heardMs = outcome === 'partly_heard' ? Math.round(talkMs * 0.8) : Math.max(0, talkMs - 900);
    call.answerKind = outcome === 'machine' ? 'machine' : 'human';
    call.timeline.push({ms: ringMs + 1900, what: 'answer_kind', detail: call.answerKind});
    if (digit) {
      call.digits = digit;
      call.timeline.push({ms: ringMs + talkMs - 2400, what: 'digit', detail: digit});
    }
    if (outcome !== 'partly_heard') call.timeline.push({ms: ringMs + talkMs - 400, what: 'played'});
    call.timeline.sort((a, b) => a.ms - b.ms);
    const packets = Math.round(talkMs / 20);
    call.rtp = {sent: packets, received: packets - between(0, 3), lost: between(0, 2)};
  }

  function tally(call, outcome) {
    const campaign = world.campaigns.find((one) => one.id === call.campaignId);
    if (!campaign) return;
    const p = campaign.progress;
    p.dialling--;
    if (AGAIN.includes(outcome) && chance() < 0.6) p.waiting++;
    else {
      p.done++;
      p.verdicts[outcome] = (p.verdicts[outcome] ?? 0) + 1;
    }
  }

  function snapshot(now, started) {
    const recent = world.calls.filter((call) => call.endedAt && Date.parse(call.endedAt) > now - 300_000);
    const verdicts = {};
    for (const call of recent) verdicts[call.verdict] = (verdicts[call.verdict] ?? 0) + 1;
    const trunks = world.trunks.map((trunk) => row(trunk, recent, now));
    return {
      at: new Date(now).toISOString(),
      ringing: flying.filter((call) => call.state === 'placed').length,
      talking: flying.filter((call) => call.state === 'answered').length,
      cps: started, answerRatio: ratio(recent), trunks, verdicts,
    };
  }

  function row(trunk, recent, now) {
    const mine = flying.filter((call) => call.trunkId === trunk.id);
    trunk.linesUsed = mine.length;
    trunk.health.checkedAt = new Date(now - 1500).toISOString();
    return {
      id: trunk.id, name: trunk.name, state: trunk.enabled ? trunk.health.state : 'disabled',
      ringing: mine.filter((call) => call.state === 'placed').length,
      talking: mine.filter((call) => call.state === 'answered').length,
      linesMax: trunk.linesMax, cps: mine.filter((call) => now - Date.parse(call.placedAt) < 1000).length,
      cpsMax: trunk.cpsMax, answerRatio: ratio(recent.filter((call) => call.trunkId === trunk.id)),
    };
  }

  const ratio = (calls) => (calls.length ? calls.filter((call) => call.answeredAt).length / calls.length : null);

  /** Runs the clock through the past minutes, so that the record is not empty at the start. */
  function warmUp(minutes) {
    const now = Date.now();
    for (let at = now - minutes * 60_000; at < now; at += 1000) tick(at);
  }

  return {tick, warmUp, start, someone: () => oneOf(world.calls)};
}
