// What the mock knows: an operator's desk in the middle of a working day, or an empty one.
import {ago, between, chance, oneOf, phone} from './chance.mjs';

const MIN = 60_000;
const DAY = 86_400_000;

export const SETTINGS = {
  zone: 'Europe/Moscow', windowFrom: '09:00', windowTo: '20:00', weekdays: [1, 2, 3, 4, 5],
  startsAt: null, endsAt: null, cps: 5, lines: 50, ringTimeoutS: 30, attemptsMax: 3,
  retryBusyS: 600, retryNoAnswerS: 7200, retryFailedS: 900, onMachine: 'play',
};

export function makeWorld(empty) {
  const world = {
    session: null, mustChange: empty, password: empty ? 'one-time-123' : 'admin', locale: 'ru',
    ids: 1000, trunks: [], recordings: [], messages: [], lists: [], callees: {}, badRows: {},
    optOuts: [], campaigns: [], calls: [], orders: [], tokens: [], uploads: {}, history: [], keys: {},
    next() { return ++this.ids; },
  };
  if (!empty) fill(world);
  return world;
}

function fill(world) {
  world.trunks.push(
    trunk(1, 'МегаЛайн', 'sip.megaline.example', {linesMax: 120, cpsMax: 8}),
    trunk(2, 'Северсвязь', 'trunk.severtel.example', {linesMax: 60, cpsMax: 4, register: true, username: 'zvonar-77'}),
    trunk(3, 'Запасной (ВолгаТел)', '10.20.0.5', {linesMax: 30, cpsMax: 2, state: 'unreachable', detail: 'OPTIONS: no answer in 4 s'}),
  );
  world.recordings.push(
    {id: 1, name: 'Приветствие', sourceName: 'hello.wav', durationMs: 4200, createdAt: ago(9 * DAY), usedBy: ['Долг за свет']},
    {id: 2, name: 'Прощание', sourceName: 'bye.mp3', durationMs: 2600, createdAt: ago(9 * DAY), usedBy: ['Долг за свет', 'Запись к врачу']},
    {id: 3, name: 'Акция, ноябрь', sourceName: 'promo-final-2.wav', durationMs: 11800, createdAt: ago(2 * DAY), usedBy: []},
  );
  world.messages.push(debt(), doctor(), english());
  world.lists.push(
    list(1, 'Должники, ноябрь', 'dolg_11.csv', 2000, 14, ['имя', 'сумма', 'срок'], ['Долг за свет']),
    list(2, 'Пациенты на завтра', 'patients.xlsx', 312, 0, ['имя', 'врач', 'время'], ['Напоминание о приёме']),
    list(3, 'Клиенты, все', 'clients_all.csv', 1048213, 2178, ['имя', 'город'], []),
  );
  fillRows(world);
  fillCampaigns(world);
  for (let i = 0; i < 12; i++) {
    world.optOuts.push({phone: phone(), source: oneOf(['key', 'key', 'console', 'api']), note: i % 3 ? '' : 'Просил не звонить', createdAt: ago(i * 7 * 3_600_000)});
  }
  world.tokens.push({id: 1, name: 'CRM', createdAt: ago(20 * DAY), lastUsedAt: ago(4 * MIN)});
}

function trunk(id, name, host, more) {
  const {state = 'reachable', detail = '', ...rest} = more;
  return {
    id, version: 1, name, host, port: 5060, username: null, secret: null, hasSecret: !!rest.username,
    register: false, callerIds: ['+74951230000', '+74951230001'], linesMax: 50, cpsMax: 5,
    allowedPrefixes: ['+7'], enabled: true, linesUsed: 0,
    health: {state, registration: rest.register ? 'registered' : 'off', rttMs: state === 'reachable' ? 18.4 : null, detail, changedAt: ago(3 * 3_600_000), checkedAt: ago(2_000)},
    ...rest,
  };
}

const key = (digit, does, reply = null) => ({digit, does, reply});

function debt() {
  return {
    id: 1, version: 3, name: 'Долг за свет', language: 'ru', updatedAt: ago(2 * DAY), usedBy: ['Долг за свет'],
    tags: ['имя', 'сумма', 'срок'], waitForKeyMs: 5000, repeatsMax: 3,
    parts: [
      {kind: 'recording', recordingId: 1},
      {kind: 'speech', text: 'Здравствуйте, {имя}! Напоминаем о задолженности за электроэнергию.'},
      {kind: 'value', tag: 'сумма', format: 'money', fallback: null},
      {kind: 'pause', ms: 400},
      {kind: 'speech', text: 'Оплатите до {срок|date}. Нажмите 1, чтобы прослушать ещё раз, 2 — если оплатили, 9 — чтобы мы больше не звонили.'},
    ],
    keys: [key('1', 'repeat'), key('2', 'confirm', 'Спасибо, ваш ответ записан.'), key('9', 'optOut', 'Больше не позвоним.')],
  };
}

function doctor() {
  return {
    id: 2, version: 1, name: 'Запись к врачу', language: 'ru', updatedAt: ago(5 * DAY), usedBy: ['Напоминание о приёме'],
    tags: ['врач', 'время'], waitForKeyMs: 6000, repeatsMax: 2,
    parts: [{kind: 'speech', text: 'Вы записаны на приём. {врач}, завтра в {время|time}. Нажмите 2, если придёте.'}, {kind: 'recording', recordingId: 2}],
    keys: [key('2', 'confirm', 'Ждём вас.')],
  };
}

function english() {
  return {
    id: 3, version: 1, name: 'Delivery notice', language: 'en', updatedAt: ago(12 * DAY), usedBy: [],
    tags: ['order'], waitForKeyMs: 5000, repeatsMax: 3,
    parts: [{kind: 'speech', text: 'Your order {order|digits} arrives today.'}], keys: [],
  };
}

function list(id, name, sourceName, rowsGood, rowsBad, tags, usedBy) {
  return {id, name, state: 'ready', sourceName, tags, progress: 1, rowsGood, rowsBad, error: null, createdAt: ago(id * DAY), usedBy};
}

const NAMES = ['Анна Петровна', 'Игорь', 'Светлана Игоревна', 'Марат', 'Ольга', 'Пётр Ильич', 'Гульнара', 'Николай'];
const ZONES = ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Vladivostok', null];

function fillRows(world) {
  world.callees[1] = Array.from({length: 180}, (_, at) => ({
    line: at + 2, phone: phone(), zone: oneOf(ZONES),
    tags: {имя: oneOf(NAMES), сумма: `${between(300, 9000)},${between(10, 99)}`, срок: '25.11.2026'},
  }));
  world.badRows[1] = [
    {line: 17, code: 'bad_phone', reason: 'Это не телефон: слишком мало цифр', raw: 'Иван;12345;100,00;25.11.2026'},
    {line: 203, code: 'duplicate', reason: 'Такой номер уже есть в строке 41', raw: 'Ольга;+79081235926;540,10;25.11.2026'},
    {line: 988, code: 'no_phone', reason: 'Пустой телефон', raw: 'Пётр;;220,00;25.11.2026'},
    {line: 1204, code: 'not_allowed', reason: 'Платный номер 8-809: на такие не звоним', raw: 'Мария;88095551122;120,00;25.11.2026'},
  ];
}

function fillCampaigns(world) {
  const base = {version: 2, settings: {...SETTINGS}, finishedAt: null, holdReason: null};
  world.campaigns.push(
    {...base, id: 1, name: 'Долг за свет', listId: 1, messageId: 1, trunkId: 1, state: 'running', listName: 'Должники, ноябрь', messageName: 'Долг за свет', trunkName: 'МегаЛайн', createdAt: ago(70 * MIN), startedAt: ago(52 * MIN), firstInviteAt: ago(52 * MIN - 400),
      progress: {total: 2000, fresh: 1180, waiting: 142, dialling: 0, done: 678, attempts: 934, verdicts: {confirmed: 151, heard: 208, partly_heard: 87, machine: 46, opted_out: 12, no_answer: 82, busy: 24, declined: 31, unreachable: 18, wrong_number: 15, trunk_fault: 3, unknown: 1}}},
    {...base, id: 2, name: 'Напоминание о приёме', listId: 2, messageId: 2, trunkId: 2, state: 'running', listName: 'Пациенты на завтра', messageName: 'Запись к врачу', trunkName: 'Северсвязь', createdAt: ago(30 * MIN), startedAt: ago(20 * MIN), firstInviteAt: ago(20 * MIN), holdReason: 'waiting_for_retry',
      progress: {total: 312, fresh: 0, waiting: 57, dialling: 0, done: 255, attempts: 380, verdicts: {confirmed: 160, heard: 44, partly_heard: 20, machine: 9, no_answer: 14, declined: 8}}},
    {...base, id: 3, name: 'Опрос жителей', listId: 3, messageId: 1, trunkId: 1, state: 'paused', listName: 'Клиенты, все', messageName: 'Долг за свет', trunkName: 'МегаЛайн', createdAt: ago(2 * DAY), startedAt: ago(2 * DAY), firstInviteAt: ago(2 * DAY),
      progress: {total: 1048213, fresh: 1001204, waiting: 8102, dialling: 0, done: 38907, attempts: 52011, verdicts: {confirmed: 7200, heard: 11900, partly_heard: 6020, machine: 3011, opted_out: 410, no_answer: 6120, busy: 1706, declined: 1400, unreachable: 900, wrong_number: 240}}},
    {...base, id: 4, name: 'Доставка, 21 ноября', listId: 2, messageId: 3, trunkId: 2, state: 'draft', listName: 'Пациенты на завтра', messageName: 'Delivery notice', trunkName: 'Северсвязь', createdAt: ago(12 * MIN), startedAt: null, firstInviteAt: null,
      progress: {total: 312, fresh: 312, waiting: 0, dialling: 0, done: 0, attempts: 0, verdicts: {}}},
    {...base, id: 5, name: 'Проверка связи', listId: 2, messageId: 2, trunkId: 1, state: 'done', listName: 'Пациенты на завтра', messageName: 'Запись к врачу', trunkName: 'МегаЛайн', createdAt: ago(4 * DAY), startedAt: ago(4 * DAY), firstInviteAt: ago(4 * DAY), finishedAt: ago(4 * DAY - 40 * MIN),
      progress: {total: 300, fresh: 0, waiting: 0, dialling: 0, done: 300, attempts: 411, verdicts: {confirmed: 120, heard: 80, partly_heard: 40, machine: 12, opted_out: 3, no_answer: 30, busy: 5, wrong_number: 10}}},
  );
  for (let second = 600; second > 240; second--) {
    const wave = Math.sin(second / 70) * 9;
    world.history.push({at: ago(second * 1000), ringing: Math.max(0, Math.round(22 + wave / 2 + chance() * 5)), talking: Math.max(0, Math.round(64 + wave * 2 + chance() * 6)), started: Math.round(3 + chance() * 4), answered: 2});
  }
}
