// The console without the product: serves the built console and an API of the same shapes with
// moving numbers. `node mock/server.mjs [--port 8090] [--empty] [--root folder]`; log in as admin / admin
// (with --empty: the one-time password one-time-123).
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {dirname, extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {dialler} from './dialler.mjs';
import {Refused, routes} from './routes.mjs';
import {importStep} from './upload.mjs';
import {makeWorld} from './world.mjs';

const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; frame-ancestors 'none'";
const TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2'};
const BODY_MAX = 64 * 1024 * 1024;
const HERE = dirname(fileURLToPath(import.meta.url));

/** Starts the mock; gives its address and a way to stop it. */
export async function startMock({port = 0, empty = false, root = join(HERE, '../target/classes/META-INF/resources')} = {}) {
  const world = makeWorld(empty);
  const dial = dialler(world);
  if (empty) dial.tick();
  else dial.warmUp(4);
  const table = routes(world, dial).map(([method, pattern, handler]) => ({method, steps: pattern.split('/'), handler}));
  const streams = new Set();
  const clock = setInterval(() => {
    dial.tick();
    const list = importStep(world);
    for (const stream of streams) {
      emit(stream, 'live', world.live);
      for (const campaign of world.campaigns.filter(({state}) => state !== 'draft')) emit(stream, 'campaign', campaign);
      if (list) emit(stream, 'list', list);
    }
  }, 1000);
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://mock');
    if (url.pathname === '/api/v1/events') return void openStream(world, streams, request, response);
    const work = url.pathname.startsWith('/api/v1/') ? api(world, table, url, request, response) : file(root, url.pathname, response);
    work.catch((error) => fail(response, error));
  });
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  const close = () => {
    clearInterval(clock);
    for (const stream of streams) stream.end();
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return {url: `http://127.0.0.1:${server.address().port}`, world, streams, close};
}

function openStream(world, streams, request, response) {
  if (!world.session) return fail(response, new Refused(401, 'log_in', 'Войдите', ''));
  response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'});
  emit(response, 'live', world.live);
  streams.add(response);
  request.on('close', () => streams.delete(response));
}

const emit = (stream, name, data) => stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

async function api(world, table, url, request, response) {
  const steps = url.pathname.slice('/api/v1'.length).split('/').map(decodeURIComponent);
  const found = table.map((route) => ({route, params: match(route, request.method, steps)})).find(({params}) => params);
  if (!found) throw new Refused(404, 'not_found', 'Не найдено', `${request.method} ${url.pathname}`);
  const open = found.route.steps[1] === 'session' && request.method === 'POST' && steps.length === 2;
  if (!world.session && !open) throw new Refused(401, 'log_in', 'Войдите', 'Сессия кончилась.');
  const ask = {params: found.params, query: Object.fromEntries(url.searchParams), ...(await bodyOf(request))};
  const answer = found.route.handler(ask);
  const [status, body, type] = Array.isArray(answer) ? answer : [200, answer];
  if (body === undefined) return response.writeHead(status).end();
  response.writeHead(status, {'Content-Type': type ?? 'application/json', 'Cache-Control': 'no-store'});
  response.end(type ? body : JSON.stringify(body));
}

function match(route, method, steps) {
  if (route.method !== method || route.steps.length !== steps.length) return null;
  const params = {};
  for (const [at, step] of route.steps.entries()) {
    if (step.startsWith(':')) params[step.slice(1)] = steps[at];
    else if (step !== steps[at]) return null;
  }
  return params;
}

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_MAX) throw new Refused(413, 'too_large', 'Слишком большой файл', '');
    chunks.push(chunk);
  }
  const type = request.headers['content-type'] ?? '';
  const bytes = Buffer.concat(chunks);
  if (type.startsWith('application/json')) return {body: JSON.parse(bytes.toString())};
  if (!type.startsWith('multipart/form-data')) return {};
  const form = await new Response(bytes, {headers: {'content-type': type}}).formData();
  const sent = form.get('file');
  return {file: {name: sent.name, bytes: Buffer.from(await sent.arrayBuffer())}, fields: Object.fromEntries(form)};
}

async function file(root, path, response) {
  const name = normalize(path).replace(/^(\.\.[/\\])+/, '');
  const wanted = extname(name) ? name : '/index.html';
  const body = await readFile(join(root, wanted)).catch(() => null);
  if (!body) return response.writeHead(404).end();
  response.writeHead(200, {'Content-Type': TYPES[extname(wanted)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP});
  response.end(body);
}

function fail(response, error) {
  if (response.headersSent) return response.end();
  const {status = 500, code = 'fault', title = 'Сбой', errors = []} = error;
  response.writeHead(status, {'Content-Type': 'application/problem+json'});
  response.end(JSON.stringify({type: `/problems/${code}`, title, status, detail: error.message, errors}));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
  const given = (name) => process.argv.includes(`--${name}`);
  const mock = await startMock({
    port: given('port') ? Number(option('port')) : 8090,
    empty: given('empty'),
    ...(given('root') ? {root: option('root')} : {}),
  });
  console.log(`The mock console is at ${mock.url}`);
}
