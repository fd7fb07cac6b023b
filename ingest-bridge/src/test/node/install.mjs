// Installs the packages, unless those of the lock file are there already.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const wanted = readFileSync('package-lock.json', 'utf8');
const stamp = 'node_modules/.vigia-installed';
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const { status, error } = spawnSync('npm', ['ci', '--prefer-offline'], { stdio: 'inherit' });
  if (error) console.error(`npm cannot be started (${error.message})`);
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, wanted);
}
