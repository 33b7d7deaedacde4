import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  doesCustomsAgree,
  isLedgerSound,
  stages,
  whatBecameOf,
  whatIsDue,
  whatIsRecorded,
  whatRings,
  whatToPutInTheCalendar,
} from '../../answers/index.js';
import {
  customsFacts,
  openLedger,
  readAttachment,
  readEntries,
  readMemoranda,
  sheetTemplate,
  statementOf,
} from '../../node/index.js';
import { type Common, command, day, reader, reading, writer, writing } from '../ledger.js';
import { languageOf, wholeNumber } from '../options.js';
import { shippedFile } from '../study-folder.js';
import { alarms, duties, reconciliation, soundness } from '../text/ledger.js';
import { record } from '../text/record.js';
import { list } from '../text/registry.js';

const share = (text: string) => {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('a share between 0 and 1 is needed');
  return value;
};
const print = (text: string) => process.stdout.write(`${text}\n`);

const filtered = (target: Command) =>
  target
    .addOption(new Option('--stage <stage>', 'only this stage').choices(stages))
    .option('--mineral <mineral>', 'only this mineral')
    .option('--party <id>', 'only agreements of this party')
    .option('--known <time>', 'as the ledger knew it at this time')
    .option('--limit <n>', 'agreements on a page', wholeNumber, 50)
    .option('--offset <n>', 'agreements to pass over', wholeNumber, 0);
const listing = (
  date: string,
  {
    known,
    database,
    json,
    lang,
    limit,
    offset,
    ...rest
  }: Common & { known?: string; limit: number; offset: number; stage?: never; mineral?: string; party?: string },
) =>
  reading(
    { ...(database ? { database } : {}), ...(json ? { json } : {}), ...(lang ? { lang } : {}) },
    async (ledger) => {
      const { disclosures } = await readMemoranda();
      const { stage, mineral, party } = rest;
      const question = {
        date,
        limit,
        offset,
        ...(known ? { knownAt: known } : {}),
        ...(stage ? { stage } : {}),
        ...(mineral ? { mineral } : {}),
        ...(party ? { party } : {}),
      };
      return whatBecameOf({ ledger, disclosures }, question);
    },
    (became, by) => list(became, by, offset),
  );

/** The agreements, one of them, and how the list stood. */
function agreements(registry: Command): void {
  filtered(
    reader(
      registry,
      'list',
      'Agreements with their stage, what was promised, what is evidenced, what is due',
      'list --mineral tin',
    ),
  ).action((options) => listing(options.date, options));
  filtered(
    command(registry, 'as-of', 'The list as it stood at a past day', 'as-of 2025-10-01').argument(
      '<date>',
      'the day',
      day,
    ),
  ).action((date: string, options) => listing(date, options));
  reader(
    registry,
    'show',
    'Everything the ledger says of one agreement or entry, with sources and digests',
    'show mou-2025-09-22-jeonbuk',
  )
    .argument('<id>', 'agreement or entry')
    .action((id: string, options: Common) =>
      reading(options, (ledger) => whatIsRecorded({ ledger }, { id, date: options.date }), record),
    );
}

/** What rings, what is due, what customs say, the calendar, the chain. */
function watching(registry: Command): void {
  reader(
    registry,
    'alarms',
    'What rings at a day: expiries, overdue milestones, silence, capacity, changed rules',
    'alarms --date 2026-06-01',
  )
    .option('--party <id>', 'only what concerns this party')
    .option('--expiry-days <n>', 'days before an expiry', wholeNumber)
    .option('--milestone-days <n>', 'days before a milestone', wholeNumber)
    .option('--quiet-months <n>', 'months without evidence', wholeNumber)
    .option('--change-days <n>', 'days a change of rules is shown', wholeNumber)
    .action(({ database, json, lang, by: _by, why: _why, ...question }) =>
      reading({ database, json, lang }, (ledger) => whatRings({ ledger }, question), alarms),
    );
  reader(registry, 'duties', 'What one party has to do, and what it has not answered', 'duties --party kigam')
    .requiredOption('--party <id>', 'whose duties')
    .action((options: Common & { party: string }) =>
      reading(options, (ledger) => whatIsDue({ ledger }, { date: options.date, party: options.party }), duties),
    );
  reader(
    registry,
    'reconcile',
    'Holds deliveries against customs: matched, short, over, no flow, wrong code?, trans-shipped?',
    'reconcile --year 2024',
  )
    .option('--year <year>', 'year of customs (default: the year before)', wholeNumber)
    .option('--host <country>', 'country that exports where the papers do not say', 'MNG')
    .option('--tolerance <share>', 'difference that still matches', share, 0.1)
    .action((options: Common & { year?: number; host: string; tolerance: number }) =>
      reading(
        options,
        async (ledger) =>
          doesCustomsAgree(
            { ledger, ...(await customsFacts()) },
            { ...options, year: options.year ?? Number(options.date.slice(0, 4)) - 1 },
          ),
        reconciliation,
      ),
    );
  reader(registry, 'calendar', 'Milestones and expiries as an iCalendar feed', 'calendar --out agreements.ics')
    .option('--party <id>', 'only agreements of this party')
    .option('--out <file>', 'file to write in place of the terminal')
    .action((options: Common & { party?: string; out?: string }) => calendar(options));
  command(registry, 'verify', 'Walks the chain of digests and finds what was changed', 'verify --head DIGEST')
    .option('--head <digest>', 'a head noted earlier, which the chain must still hold')
    .action((options: Common & { head?: string }) => verify(options));
}

/** What is added to the ledger. */
function recording(registry: Command): void {
  writer(
    registry,
    'import',
    'Records YAML, CSV or XLSX files, or folders; nothing if any is bad',
    `import ${shippedFile('mongolia-korea', 'agreements')}`,
  )
    .argument('<paths...>', 'files or folders')
    .action((paths: string[], options: Common) =>
      writing(options, `import of ${paths.join(', ')}`, async (ledger, recording) =>
        ledger.append(await readEntries(paths, ledger), recording),
      ),
    );
  writer(
    registry,
    'add',
    'Records one entry',
    'add evidence of=mou-2025-09-22-jeonbuk date=2026-03-02 what=trained quantity=40 source="Jeonbuk Ilbo"',
  )
    .argument('<type>', 'party, agreement, commitment, milestone, evidence, amendment, correction or change')
    .argument('<keys...>', 'key=value; the value is YAML')
    .action((type: string, keys: string[], options: Common) =>
      writing(options, 'entered by hand', async (ledger, recording) =>
        ledger.append(await statementOf(type, keys, ledger), recording),
      ),
    );
  writer(registry, 'attach', 'Keeps a file with an entry, by its digest', 'attach mou-2025-09-22-komir minutes.pdf')
    .argument('<entry>', 'id of the entry')
    .argument('<file>', 'file of at most 10 MB')
    .action((of: string, file: string, options: Common) =>
      writing(options, `attached ${file}`, async (ledger, recording) => {
        const { name, bytes } = await readAttachment(file);
        return ledger.attach(of, name, bytes, recording);
      }),
    );
  registry
    .command('template')
    .description('An empty spreadsheet of entries, to fill and import')
    .option('--csv <file>', 'CSV file to write')
    .option('--xlsx <file>', 'XLSX file to write')
    .addHelpText('after', '\nExample:\n  $ npx lodeward registry template --xlsx entries.xlsx')
    .action(async ({ csv, xlsx, json }: { csv?: string; xlsx?: string; json?: boolean }) => {
      const files = [csv, xlsx].filter((file) => file !== undefined);
      if (csv) await writeFile(csv, await sheetTemplate('csv'));
      if (xlsx) await writeFile(xlsx, await sheetTemplate('xlsx'));
      const text = files.length > 0 ? files.join(' ') : new TextDecoder().decode(await sheetTemplate('csv'));
      print(json ? JSON.stringify(files.length > 0 ? { files } : { text }) : text.trimEnd());
    });
}

export function register(program: Command): void {
  const registry = program
    .command('registry')
    .description('From memorandum to delivered tonnes: the ledger of agreements');
  agreements(registry);
  watching(registry);
  recording(registry);
}

async function calendar(options: Common & { party?: string; out?: string }): Promise<void> {
  const { date, party, out, lang } = options;
  const question = { date, stamp: new Date().toISOString(), language: languageOf(lang), ...(party ? { party } : {}) };
  await reading(
    options,
    async (ledger) => {
      const answer = await whatToPutInTheCalendar({ ledger }, question);
      if (out) await writeFile(out, answer.calendar);
      return answer;
    },
    (answer) => out ?? answer.calendar.trimEnd(),
  );
}

async function verify({ database, json, lang, head }: Common & { head?: string }): Promise<void> {
  const ledger = await openLedger(database === undefined ? {} : { url: database });
  try {
    const found = await isLedgerSound({ ledger }, head === undefined ? {} : { head });
    print(json ? JSON.stringify(found) : soundness(found, languageOf(lang)));
    if (!found.sound) process.exitCode = 3;
  } finally {
    await ledger.close();
  }
}
