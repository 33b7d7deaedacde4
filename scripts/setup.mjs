/** What every script of the project starts with: a Node that is new enough, packages as the lock says, a build. Built-ins only. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const leastNode = [20, 19];

export function fail(sentence) {
  process.stderr.write(`lodeward: ${sentence}\n`);
  process.exit(1);
}

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) fail(`could not start ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

/** A tool of node_modules, started by Node itself, so that it works the same on Windows. */
export const tool = (path, args, options) =>
  run(process.execPath, [join(root, 'node_modules', path), ...args], options);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
    fail(
      `Node ${leastNode.join('.')} or newer is needed, this is ${process.versions.node}. Install a newer Node and run the same command again.`,
    );
  }
}

const packagesOf = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

/** Whether every package of the lock stands in node_modules at its version; packages for other platforms may be absent. */
function installedAsLocked() {
  const locked = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(locked).every(
    ([path, { version, optional, link }]) => path === '' || link || optional || installed[path]?.version === version,
  );
}

function installIfStale() {
  if (installedAsLocked()) return;
  process.stderr.write('Installing packages (once) ...\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  const status = npm
    ? run(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
    : run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0)
    fail(
      'the packages could not be installed (npm ci failed, see above). Check the network or the npm registry setting and run the same command again.',
    );
}

export function build(config = 'tsconfig.node.json') {
  if (tool('typescript/bin/tsc', ['-b', config], { stdio: ['ignore', 2, 2] }) !== 0)
    fail('the build failed; the messages above say where.');
}

export function prepare() {
  checkNode();
  installIfStale();
}
