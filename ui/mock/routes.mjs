// The answers of the API, in the shapes of openapi.yaml.
import {between, phone} from './chance.mjs';
import {lookAt} from './upload.mjs';
import {SETTINGS} from './world.mjs';

export class Refused extends Error {
  constructor(status, code, title, detail, errors = []) {
    super(detail);
    Object.assign(this, {status, code, title, errors});
  }
}

const missing = () => new Refused(404, 'not_found', 'Не найдено', 'Такой записи нет.');
const invalid = (at, message) => new Refused(422, 'invalid', 'Проверьте поля', 'Исправьте отмеченное и повторите.', [{at, message}]);

/** [method, pattern, handler(ask)] where ask has params, query, body, file. */
export function routes(world, dial) {
  const one = (items, id) => items.find((item) => String(item.id) === id) ?? raise(missing());
  const raise = (error) => { throw error; };
  const session = () => ({login: 'admin', tenant: 'Демо', locale: world.locale, mustChangePassword: world.mustChange});
  const crud = (name, items, make) => [
    ['GET', `/${name}`, () => ({items: items()})],
    ['GET', `/${name}/:id`, ({params}) => one(items(), params.id)],
    ['POST', `/${name}`, ({body}) => created(items(), make(body))],
    ['PUT', `/${name}/:id`, ({params, body}) => Object.assign(one(items(), params.id), make(body), {version: one(items(), params.id).version + 1})],
    ['DELETE', `/${name}/:id`, ({params}) => removed(items(), one(items(), params.id))],
  ];
  const created = (items, draft) => {
    if (items.some((item) => item.name === draft.name)) raise(invalid('/name', 'Такое название уже есть'));
    const item = {id: world.next(), version: 1, createdAt: new Date().toISOString(), usedBy: [], ...draft};
    items.push(item);
    return [201, item];
  };
  const removed = (items, item) => {
    if (item.usedBy?.length) raise(new Refused(409, 'in_use', 'Удалить нельзя', `Сначала уберите из: ${item.usedBy.join(', ')}.`));
    items.splice(items.indexOf(item), 1);
    return [204];
  };

  return [
    ['GET', '/session', () => session()],
    ['POST', '/session', ({body}) => {
      if (body.password !== world.password) raise(new Refused(401, 'wrong_password', 'Не вошли', 'Логин или пароль неверны.'));
      world.session = 'on';
      return session();
    }],
    ['DELETE', '/session', () => { world.session = null; return [204]; }],
    ['POST', '/session/password', ({body}) => {
      if (body.current !== world.password) raise(invalid('/current', 'Пароль неверен'));
      world.password = body.next;
      world.mustChange = false;
      return [204];
    }],
    ['POST', '/session/locale', ({body}) => { world.locale = body.locale; return [204]; }],

    ['GET', '/tokens', () => ({items: world.tokens.map(({secret, ...token}) => token)})],
    ['POST', '/tokens', ({body}) => created(world.tokens, {name: body.name, secret: `zv_${crypto.randomUUID().replaceAll('-', '')}`, lastUsedAt: null})],
    ['DELETE', '/tokens/:id', ({params}) => removed(world.tokens, one(world.tokens, params.id))],

    ...crud('trunks', () => world.trunks, (draft) => {
      if (draft.name === 'bad') raise(invalid('/host', 'Имя не находится в DNS'));
      const {secret, ...rest} = draft;
      return {linesUsed: 0, ...rest, hasSecret: !!secret, health: {state: 'unknown', registration: draft.register ? 'trying' : 'off', rttMs: null, detail: '', changedAt: null, checkedAt: null}};
    }),

    ['POST', '/messages/preview', () => [200, beep(3000), 'audio/wav']],
    ...crud('messages', () => world.messages, (draft) => ({...draft, tags: tagsOf(draft), updatedAt: new Date().toISOString()})),
    ['GET', '/recordings/:id/audio', ({params}) => [200, beep(one(world.recordings, params.id).durationMs), 'audio/wav']],
    ['GET', '/recordings', () => ({items: world.recordings})],
    ['POST', '/recordings', ({file, fields}) => {
      if (!/\.(wav|mp3)$/i.test(file.name)) raise(new Refused(422, 'unreadable', 'Это не звук', 'Нужен WAV или MP3.'));
      return created(world.recordings, {name: fields.name ?? file.name, sourceName: file.name, durationMs: between(2000, 12000)});
    }],
    ['DELETE', '/recordings/:id', ({params}) => removed(world.recordings, one(world.recordings, params.id))],

    ['POST', '/uploads', ({file}) => [201, lookAt(world, crypto.randomUUID(), file, {})]],
    ['POST', '/uploads/:id/look', ({params, body}) => lookAt(world, params.id, world.uploads[params.id] ?? raise(missing()), body)],
    ['GET', '/lists', () => ({items: world.lists})],
    ['POST', '/lists', ({body}) => {
      if (!body.columns.some((column) => column.use === 'phone')) raise(invalid('/columns', 'Укажите столбец с телефоном'));
      const upload = world.uploads[body.uploadId] ?? raise(missing());
      const tags = body.columns.filter((column) => column.use === 'tag').map((column) => column.tag);
      const [, list] = created(world.lists, {name: body.name, state: 'importing', sourceName: upload.name, tags, progress: 0, rowsGood: 0, rowsBad: 0, error: null});
      world.importing = {list, rows: Math.max(1, upload.rows.length), step: 0};
      return [202, list];
    }],
    ['GET', '/lists/:id', ({params}) => one(world.lists, params.id)],
    ['DELETE', '/lists/:id', ({params}) => removed(world.lists, one(world.lists, params.id))],
    ['GET', '/lists/:id/callees', ({params, query}) => paged((world.callees[params.id] ?? []).filter((row) => !query.q || row.phone.includes(query.q)), query)],
    ['GET', '/lists/:id/bad-rows', ({params, query}) => paged(world.badRows[params.id] ?? [], query)],
    ['GET', '/lists/:id/bad-rows.csv', () => [200, 'line,code,reason\n17,bad_phone,x\n', 'text/csv']],
    ['GET', '/opt-outs', ({query}) => paged(world.optOuts.filter((row) => !query.q || row.phone.includes(query.q.replace(/\D/g, ''))), query)],
    ['POST', '/opt-outs', ({body}) => {
      if (!/^[+\d][\d\s()-]{9,}$/.test(body.phone)) raise(invalid('/phone', 'Это не телефон'));
      const row = {phone: `+${body.phone.replace(/\D/g, '').replace(/^8/, '7')}`, note: body.note ?? '', source: 'console', createdAt: new Date().toISOString()};
      world.optOuts.unshift(row);
      return [201, row];
    }],
    ['DELETE', '/opt-outs/:id', ({params}) => { world.optOuts = world.optOuts.filter((row) => row.phone !== params.id); return [204]; }],

    ['POST', '/campaigns/:id/:action', ({params}) => steer(one(world.campaigns, params.id), params.action)],
    ...crud('campaigns', () => world.campaigns, (draft) => {
      if (draft.settings?.cps > 50) raise(invalid('/settings/cps', 'Больше, чем разрешает транк'));
      const list = one(world.lists, String(draft.listId));
      const before = world.campaigns.find((campaign) => campaign.name === draft.name);
      return {
        ...draft, settings: {...SETTINGS, ...draft.settings}, listName: list.name,
        messageName: one(world.messages, String(draft.messageId)).name, trunkName: one(world.trunks, String(draft.trunkId)).name,
        ...(before ? {} : {state: 'draft', holdReason: null, startedAt: null, firstInviteAt: null, finishedAt: null,
          progress: {total: list.rowsGood, fresh: list.rowsGood, waiting: 0, dialling: 0, done: 0, attempts: 0, verdicts: {}}}),
      };
    }),

    ['GET', '/calls', ({query}) => paged(world.calls.filter(fits(query)), query)],
    ['GET', '/calls.csv', () => [200, 'phone,verdict\n', 'text/csv']],
    ['POST', '/calls', ({body}) => {
      if (!/^\+?\d[\d\s()-]{9,}$/.test(body.to)) raise(invalid('/to', 'Это не телефон'));
      const call = dial.start(null, body.trunkId, body.to || phone(), Date.now());
      const order = {id: world.next(), state: 'placed', callId: call.id, reason: null};
      world.orders.push({...order, at: Date.now()});
      return [202, {...order, state: 'waiting', callId: null}];
    }],
    ['GET', '/calls/orders/:id', ({params}) => {
      const order = one(world.orders, params.id);
      return Date.now() - order.at > 1200 ? order : {...order, state: 'waiting', callId: null};
    }],
    ['GET', '/calls/:id', ({params}) => one(world.calls, params.id)],
    ['GET', '/live', () => ({...world.live, history: world.history})],
    ['GET', '/system', () => ({
      version: '0.1.0', now: new Date().toISOString(), mp3: true,
      nodes: [{id: 1, name: 'demo-1', roles: ['talker', 'recipient', 'console'], startedAt: new Date(Date.now() - 7_400_000).toISOString(), seenAt: new Date().toISOString(), alive: true}, {id: 2, name: 'demo-2', roles: ['talker'], startedAt: new Date(Date.now() - 90_000_000).toISOString(), seenAt: new Date(Date.now() - 340_000).toISOString(), alive: false}],
      speech: [{language: 'ru', engine: 'espeak-ng', available: true, detail: ''}, {language: 'en', engine: 'espeak-ng', available: true, detail: ''}],
    })],
  ];
}

function steer(campaign, action) {
  const next = {start: 'running', resume: 'running', pause: 'paused', stop: 'stopped'}[action];
  campaign.state = next;
  campaign.version++;
  if (action === 'start') campaign.startedAt = new Date().toISOString();
  return campaign;
}

function paged(rows, {cursor, limit = 50}) {
  const from = Number(cursor ?? 0);
  const to = from + Number(limit);
  return {items: rows.slice(from, to), next: to < rows.length ? String(to) : null};
}

function fits({campaign, trunk, verdict, q, from, to}) {
  return (call) => (!campaign || call.campaignId === Number(campaign)) && (!trunk || call.trunkId === Number(trunk))
    && (!verdict || call.verdict === verdict) && (!q || call.phone.includes(q) || call.reference === q)
    && (!from || call.placedAt >= from) && (!to || call.placedAt < to);
}

function tagsOf({parts}) {
  const said = parts.flatMap((part) => part.kind === 'value' ? [part.tag]
    : [...(part.text ?? '').matchAll(/\{([^}|]+)/g)].map((found) => found[1]));
  return [...new Set(said)];
}

/** A soft tone as an 8 kHz WAV. */
function beep(ms) {
  const samples = Math.round(ms * 8);
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(16000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) wav.writeInt16LE(Math.round(Math.sin(i / 8) * 6000 * Math.min(1, (samples - i) / 800)), 44 + i * 2);
  return wav;
}
