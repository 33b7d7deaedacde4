import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of the test's own, in a temporary folder, on a free port. */
export interface Cluster {
  /** Makes an empty database and gives its URL. */
  database(): string;
  stop(): void;
}

const root = process.getuid?.() === 0;

function binFolder(): string | undefined {
  const folders = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join('/usr/lib/postgresql', version, 'bin'))
    : [];
  return [...folders, ...(process.env['PATH'] ?? '').split(':')].find((folder) => existsSync(join(folder, 'initdb')));
}

function install(): string {
  const found = binFolder();
  if (found) return found;
  if (!root) throw new Error('PostgreSQL is missing: install the package postgresql (initdb, pg_ctl), or run as root');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env });
  const done = spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', 'postgresql'], { env });
  const now = binFolder();
  if (!now)
    throw new Error(`PostgreSQL is missing and apt could not install it: ${done.stderr?.toString().slice(-300)}`);
  return now;
}

/** The user a server may run as: this one, or, as root, postgres or nobody. */
function user(): { name: string; uid: number; gid: number } | undefined {
  if (!root) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const id = spawnSync('id', ['-u', name]).stdout?.toString().trim();
    const gid = spawnSync('id', ['-g', name]).stdout?.toString().trim();
    if (id && gid) return { name, uid: Number(id), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root and there is no user postgres or nobody to run it as');
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

export async function startCluster(): Promise<Cluster> {
  const bin = install();
  const owner = user();
  const folder = mkdtempSync(join(tmpdir(), 'lodeward-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const as = owner ? { uid: owner.uid, gid: owner.gid, cwd: folder } : { cwd: folder };
  const run = (tool: string, args: readonly string[]) => execFileSync(join(bin, tool), args, { ...as, stdio: 'pipe' });
  const data = join(folder, 'data');
  const port = await freePort();
  run('initdb', ['-D', data, '-U', 'lodeward', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off`;
  execFileSync(join(bin, 'pg_ctl'), ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start'], {
    ...as,
    stdio: 'ignore',
  });
  let databases = 0;
  return {
    database() {
      const name = `ledger${++databases}`;
      run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'lodeward', name]);
      return `postgresql://lodeward@127.0.0.1:${port}/${name}`;
    },
    stop() {
      try {
        run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
