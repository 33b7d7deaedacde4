/**
 * Programs of the machine that tests need and npm cannot bring. As root on Debian they are installed once, before the tests;
 * otherwise one sentence says what is missing, and the tests that need it fail.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, program)));
const quiet = { stdio: 'ignore' };

/** Debian package, what it is for, and whether it is there. */
const programs = [
  { name: 'chromium', for: 'the page and the report in a browser', here: () => onPath('chromium') },
  {
    name: 'postgresql',
    for: 'the ledger on a database server',
    here: () => existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0,
  },
  { name: 'poppler-utils', for: 'reading the PDF briefs back', here: () => onPath('pdftotext') },
  {
    name: 'python3-scipy',
    for: 'the second opinion on the numerical engine',
    heavy: true,
    here: () => spawnSync('/usr/bin/python3', ['-c', 'import scipy'], quiet).status === 0,
  },
  { name: 'coinor-cbc', for: 'the second opinion on the portfolio', heavy: true, here: () => onPath('cbc') },
  { name: 'libreoffice-calc', for: 'recalculating the workbooks', heavy: true, here: () => onPath('soffice') },
  { name: 'libreoffice-writer', for: 'opening the DOCX briefs', heavy: true, here: () => onPath('soffice') },
];

/** Installs what is missing where it can, and says in one sentence what it could not. */
export function prepareMachine({ heavy }) {
  if (process.platform !== 'linux') return;
  const wanted = () => programs.filter((program) => (heavy || !program.heavy) && !program.here());
  const missing = wanted();
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    process.stderr.write(`Installing ${missing.map((program) => program.name).join(', ')} (once) ...\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    spawnSync('apt-get', [...wait, '-qq', 'update'], { ...quiet, env });
    const names = missing.map((program) => program.name);
    spawnSync('apt-get', [...wait, '-qq', 'install', '-y', '--no-install-recommends', ...names], { ...quiet, env });
  }
  const left = wanted();
  if (left.length > 0) {
    const list = left.map((program) => `${program.name} (${program.for})`).join(', ');
    process.stderr.write(
      `lodeward: the tests also need ${list}; install ${left.length > 1 ? 'them' : 'it'} (Debian: apt-get install ${left.map((program) => program.name).join(' ')}). The tests that use ${left.length > 1 ? 'them' : 'it'} will fail.\n`,
    );
  }
}
