// Runs npm for Maven, and only when something changed: each step leaves a stamp with the hash of
// what it read, and a step whose stamp still fits is left out.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const OUT = 'target/classes/META-INF/resources';
const TOOLS = ['package.json', 'package-lock.json', '.npmrc'];
const SETTINGS = [...TOOLS, 'tsconfig.json', 'vite.config.ts'];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The console needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const steps = {build, test};
const step = steps[process.argv[2]];
if (!step) {
  console.error('Say what to do: node build.mjs build|test');
  process.exit(2);
}
step();

function build() {
  install();
  once('build', [...SETTINGS, 'index.html', 'src', 'public'], existsSync(join(OUT, 'index.html')), () => {
    npm('run', 'build', '--silent');
  });
}

function test() {
  install();
  once('test', [...SETTINGS, 'src'], true, () => npm('test', '--silent'));
}

function install() {
  once('install', TOOLS, existsSync('node_modules/.package-lock.json'), () => {
    npm('ci', '--no-audit', '--no-fund');
  }, 'node_modules');
}

/** Does `work` unless the stamp of `name` fits the hash of `inputs` and its result is there. */
function once(name, inputs, resultIsThere, work, folder = 'target') {
  const stamp = join(folder, `.${name}.stamp`);
  const hash = hashOf(inputs);
  if (resultIsThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
    console.log(`console: ${name} is up to date`);
    return;
  }
  rmSync(stamp, {force: true});
  work();
  mkdirSync(folder, {recursive: true});
  writeFileSync(stamp, hash);
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const path of paths.flatMap(filesOf)) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path).sort().flatMap((name) => filesOf(join(path, name)));
  } catch {
    return [path];
  }
}

function npm(...args) {
  const done = spawnSync('npm', args, {stdio: 'inherit'});
  if (done.status !== 0) {
    console.error(`console: "npm ${args.join(' ')}" failed (${done.error?.message ?? `exit ${done.status}`})`);
    process.exit(done.status || 1);
  }
}
