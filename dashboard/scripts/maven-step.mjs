// What Maven runs: `node scripts/maven-step.mjs install|build|test`. Installing and building are skipped when nothing
// they read has changed, so that an incremental build of another module costs a second here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', '../query-api/src/main/openapi/openapi.json', ...PACKAGES];

// Made from the OpenAPI file by every build.
const GENERATED = 'schema.ts';

const steps = {
  install: () => unlessDone('node_modules/.vigia-installed', PACKAGES, 'node_modules/vite', () => {
    npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
  }),
  build: () => unlessDone('target/dashboard-built', SOURCES, 'target/classes/dashboard/index.html', () => {
    npm('run', 'build', '--silent');
  }),
  test: () => npm('test', '--silent'),
};

function unlessDone(stamp, inputs, output, work) {
  const file = join(home, stamp);
  const wanted = fingerprint(inputs);
  if (existsSync(join(home, output)) && existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap(filesOf)) hash.update(file).update(readFileSync(join(home, file)));
  return hash.digest('hex');
}

function filesOf(name) {
  const path = join(home, name);
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path)
    .filter((child) => child !== GENERATED)
    .sort()
    .flatMap((child) => filesOf(join(name, child)));
}

function npm(...parameters) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync('npm', parameters, { cwd: home, stdio: 'inherit', shell });
  if (error) console.error(`npm cannot be started (${error.message}): Node.js ≥ 20.19 with npm must be on the PATH`);
  if (status !== 0) process.exit(status ?? 1);
}

const step = steps[process.argv[2]];
if (!step) throw new Error('usage: node scripts/maven-step.mjs install|build|test');
step();
