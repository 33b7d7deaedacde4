import { writeFile } from 'node:fs/promises';
import { Argument, type Command, Option } from 'commander';
import {
  type FactKind,
  factKinds,
  phrase,
  type ShownRow,
  showRows,
  traceRow,
  whichSources,
} from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import {
  addedRows,
  openAtlas,
  readCoverage,
  rowsAsCsv,
  rowsAsParquet,
  traceAdded,
  traceTable,
} from '../../node/index.js';
import { languageOf, wholeNumber } from '../options.js';
import { coverageText, factsText, rowsText, sourcesText, traceText } from '../text/atlas.js';
import { vintage, vintageCommands } from './vintages.js';

const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const codes = (text: string) => text.split(',').map((word) => word.trim());

interface ShowOptions {
  readonly mineral: string;
  readonly stage?: string;
  readonly year?: number;
  readonly kind?: readonly string[];
  readonly country?: string;
  readonly format: 'table' | 'csv' | 'json' | 'parquet';
  readonly out?: string;
  readonly limit: number;
  readonly vintage?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

interface FactOptions {
  readonly mineral?: string;
  readonly country?: string;
  readonly limit: number;
  readonly json?: boolean;
  readonly lang?: string;
  readonly vintage?: string;
}

async function write(rows: readonly ShownRow[], name: string, options: ShowOptions): Promise<void> {
  const { format, out } = options;
  const language = languageOf(options.lang);
  const written = () => tell(phrase('row.written', language, { file: out ?? '', count: rows.length }));
  if (format === 'parquet') {
    if (out === undefined)
      throw new InputRefused([
        { code: 'out-needed', message: 'Parquet is binary: name the file with --out rows.parquet' },
      ]);
    await rowsAsParquet(rows, out);
    return written();
  }
  const text =
    options.json || format === 'json'
      ? JSON.stringify(rows)
      : format === 'csv'
        ? rowsAsCsv(rows)
        : rowsText(rows, name, options.limit, language);
  if (out === undefined) return print(text);
  await writeFile(out, text.endsWith('\n') ? text : `${text}\n`);
  written();
}

async function show(options: ShowOptions): Promise<void> {
  const { mineral, stage, year, kind, country } = options;
  const atlas = await openAtlas(options.vintage);
  const question = {
    mineral,
    ...(stage ? { stage } : {}),
    ...(year === undefined ? {} : { year }),
    ...(kind ? { kinds: kind } : {}),
    ...(country ? { country } : {}),
  };
  const answer = await showRows(atlas, question);
  const beside = await addedRows(question);
  await write([...answer.rows, ...beside], answer.vintage, options);
}

function showCommand(atlas: Command): void {
  atlas
    .command('show')
    .description('Rows of a mineral: production, trade, reserves, prices, balanced flows')
    .requiredOption('--mineral <mineral>', 'mineral or form')
    .option('--stage <stage>', 'mined, refined or another stage')
    .option('--year <year>', 'one year', wholeNumber)
    .option('--kind <kinds>', 'production,trade,reserves,price,flow,capacity,use', codes)
    .option('--country <country>', 'country, exporter or importer')
    .addOption(
      new Option('--format <format>', 'how rows are written')
        .choices(['table', 'csv', 'json', 'parquet'])
        .default('table'),
    )
    .option('--out <file>', 'write to a file')
    .option('--limit <rows>', 'rows of the table', wholeNumber, 60)
    .option('--json', 'as --format json')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas show --mineral fluorspar --year 2022 --kind production')
    .action(show);
}

function traceCommand(atlas: Command): void {
  atlas
    .command('trace')
    .description('The path of one number back to the row of the raw file')
    .argument('<row>', 'id of a row, as atlas show prints it')
    .option('--json', 'one JSON document')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas trace production.fluorspar.2022.MNG.t@usgs-panel')
    .action(async (id: string, options: { json?: boolean; lang?: string; vintage?: string }) => {
      const found =
        (await traceTable(id)) ?? (await traceAdded(id)) ?? (await traceRow(await openAtlas(options.vintage), id));
      print(options.json ? JSON.stringify(found) : traceText(found, languageOf(options.lang)));
    });
}

function factsCommand(atlas: Command): void {
  atlas
    .command('facts')
    .description(
      'What is no number: mines and plants, ports, the corridor, export controls, lists of critical minerals',
    )
    .addArgument(new Argument('<kind>', 'what to list').choices(factKinds))
    .option('--mineral <mineral>', 'those that name a mineral')
    .option('--country <country>', 'those of a country')
    .option('--limit <rows>', 'rows of the table', wholeNumber, 60)
    .option('--json', 'one JSON document')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas facts control --mineral rare-earths')
    .action(async (kind: FactKind, { mineral, country, limit, json, lang, vintage: name }: FactOptions) => {
      const asked = (await (await openAtlas(name)).facts(kind)).filter(
        (fact) => (!mineral || fact.minerals.includes(mineral)) && (!country || fact.country === country),
      );
      print(json ? JSON.stringify(asked) : factsText(asked, limit, languageOf(lang)));
    });
}

function sourcesCommand(atlas: Command): void {
  atlas
    .command('sources')
    .description('Where the numbers come from: publisher, title, edition, licence, address')
    .option('--mineral <mineral>', 'those that say anything of a mineral, the most rows first')
    .option('--json', 'one JSON document')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas sources')
    .action(async (options: { json?: boolean; lang?: string; vintage?: string; mineral?: string }) => {
      const { sources } = await whichSources(await openAtlas(options.vintage), options.mineral);
      print(options.json ? JSON.stringify(sources) : sourcesText(sources, languageOf(options.lang)));
    });
}

function coverageCommand(atlas: Command): void {
  atlas
    .command('coverage')
    .description('How far each market can be believed and why, and what is left out')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas coverage')
    .action(async ({ json, lang }: { json?: boolean; lang?: string }) => {
      const coverage = await readCoverage();
      print(json ? JSON.stringify(coverage) : coverageText(coverage, languageOf(lang)));
    });
}

export function register(program: Command): void {
  const atlas = program
    .command('atlas')
    .description('Rows with provenance: show, trace, compare, build, add official files');
  showCommand(atlas);
  traceCommand(atlas);
  factsCommand(atlas);
  sourcesCommand(atlas);
  coverageCommand(atlas);
  vintageCommands(atlas);
}
