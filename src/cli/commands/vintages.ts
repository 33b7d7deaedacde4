import { type Command, Option } from 'commander';
import { differVintages, phrase, whichConflicts } from '../../answers/index.js';
import { addOfficialFile, buildVintage, officialFiles, openAtlas } from '../../node/index.js';
import { languageOf, wholeNumber } from '../options.js';
import { conflictsText, differenceText } from '../text/atlas.js';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
/** Which vintage is asked. */
export const vintage = () =>
  new Option('--vintage <name>', 'a vintage kept on this machine (default: the shipped one)');

function conflictsCommand(atlas: Command): void {
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
}

function diffCommand(atlas: Command): void {
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
}

function buildCommand(atlas: Command): void {
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
}

function addCommand(atlas: Command): void {
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

/** What is done with vintages as a whole: where sources differ, what changed, building one, official files beside it. */
export function vintageCommands(atlas: Command): void {
  conflictsCommand(atlas);
  diffCommand(atlas);
  buildCommand(atlas);
  addCommand(atlas);
}
