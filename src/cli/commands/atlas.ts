import { writeFile } from 'node:fs/promises';
import { Argument, type Command, Option } from 'commander';
import {
  differVintages,
  type FactKind,
  factKinds,
  phrase,
  type ShownRow,
  showRows,
  traceRow,
  whichConflicts,
} from '../../answers/index.js';
import { InputRefused } from '../../base/index.js';
import {
  addedRows,
  addOfficialFile,
  buildVintage,
  officialFiles,
  openAtlas,
  readCoverage,
  rowsAsCsv,
  rowsAsParquet,
  traceAdded,
} from '../../node/index.js';
import { languageOf, wholeNumber } from '../options.js';
import {
  conflictsText,
  coverageText,
  differenceText,
  factsText,
  rowsText,
  sourcesText,
  traceText,
} from '../text/atlas.js';

const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const codes = (text: string) => text.split(',').map((word) => word.trim());
const vintage = () => new Option('--vintage <name>', 'a vintage kept on this machine (default: the shipped one)');

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

export function register(program: Command): void {
  const atlas = program
    .command('atlas')
    .description('Rows with provenance: show, trace, compare, build, add official files');
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
  atlas
    .command('trace')
    .description('The path of one number back to the row of the raw file')
    .argument('<row>', 'id of a row, as atlas show prints it')
    .option('--json', 'one JSON document')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas trace production.fluorspar.2022.MNG.t@usgs-panel')
    .action(async (id: string, options: { json?: boolean; lang?: string; vintage?: string }) => {
      const found = (await traceAdded(id)) ?? (await traceRow(await openAtlas(options.vintage), id));
      print(options.json ? JSON.stringify(found) : traceText(found, languageOf(options.lang)));
    });
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
  atlas
    .command('sources')
    .description('Where the numbers come from: publisher, title, edition, licence, address')
    .option('--json', 'one JSON document')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas sources')
    .action(async (options: { json?: boolean; lang?: string; vintage?: string }) => {
      const sources = await (await openAtlas(options.vintage)).sources();
      print(options.json ? JSON.stringify(sources) : sourcesText(sources, languageOf(options.lang)));
    });
  atlas
    .command('coverage')
    .description('How far each market can be believed and why, and what is left out')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas coverage')
    .action(async ({ json, lang }: { json?: boolean; lang?: string }) => {
      const coverage = await readCoverage();
      print(json ? JSON.stringify(coverage) : coverageText(coverage, languageOf(lang)));
    });
  atlas
    .command('conflicts')
    .description('Where sources differ; both values are kept and shown')
    .option('--mineral <mineral>', 'one mineral')
    .option('--percent <n>', 'least difference', wholeNumber, 5)
    .option('--trade', 'trade instead of production, capacity and reserves')
    .option('--limit <rows>', 'rows of the table', wholeNumber, 60)
    .option('--json', 'one JSON document')
    .addOption(vintage())
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas conflicts --mineral fluorspar')
    .action(
      async (options: {
        mineral?: string;
        percent: number;
        trade?: boolean;
        limit: number;
        json?: boolean;
        lang?: string;
        vintage?: string;
      }) => {
        const { mineral, trade, percent } = options;
        const question = { share: percent / 100, ...(mineral ? { mineral } : {}), ...(trade ? { trade } : {}) };
        const found = await whichConflicts(await openAtlas(options.vintage), question);
        print(options.json ? JSON.stringify(found) : conflictsText(found, options.limit, languageOf(options.lang)));
      },
    );
  atlas
    .command('diff')
    .description('What changed between two vintages')
    .argument('<before>', 'name of a vintage, or its folder')
    .argument('[after]', 'name of a vintage, or its folder (default: the shipped one)')
    .option('--limit <rows>', 'rows of each list', wholeNumber, 40)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas diff 6b79f5343ff6aa32')
    .action(
      async (before: string, after: string | undefined, options: { limit: number; json?: boolean; lang?: string }) => {
        const found = await differVintages(await openAtlas(before), await openAtlas(after));
        print(options.json ? JSON.stringify(found) : differenceText(found, options.limit, languageOf(options.lang)));
      },
    );
  atlas
    .command('build')
    .description('Build a vintage from the raw files: read, harmonise, check, balance, write')
    .requiredOption('--raw <folder>', 'folder with the raw files that data/sources names')
    .option('--out <folder>', 'where to write it (default: the kept vintages of the workspace)')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas build --raw ../raw')
    .action(async ({ raw, out, json, lang }: { raw: string; out?: string; json?: boolean; lang?: string }) => {
      const { files, leftOut, ...built } = await buildVintage(raw, out, tell);
      print(
        json
          ? JSON.stringify({ ...built, leftOut })
          : phrase('vintage.built', languageOf(lang), {
              ...built,
              markets: built.markets.length,
              files: Object.keys(files).length,
            }),
      );
    });
  atlas
    .command('add')
    .description('Read an official download; its rows are then shown beside ours')
    .argument('<publisher>', officialFiles.join(', '))
    .argument('<file>', 'the file as it was downloaded')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward atlas add baci BACI_HS17_V202601.zip')
    .action(async (publisher: string, file: string, { json, lang }: { json?: boolean; lang?: string }) => {
      const added = await addOfficialFile(publisher, file, tell);
      print(
        json
          ? JSON.stringify(added)
          : phrase('file.added', languageOf(lang), {
              source: added.source,
              rows: added.rows,
              lines: added.lines,
              leftOut: added.leftOut,
            }),
      );
    });
}
