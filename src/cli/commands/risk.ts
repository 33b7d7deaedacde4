import type { Command } from 'commander';
import {
  computeIndex,
  exporterDocument,
  rankingDocument,
  seenFromExporter,
  whichMinerals,
} from '../../answers/index.js';
import { openAtlas, openExporterFacts, readTextFile } from '../../node/index.js';
import { namedNumbers } from '../named-numbers.js';
import { countingNumber, wholeNumber } from '../options.js';
import { print } from '../text/answer.js';

interface RiskOptions {
  readonly importer: string;
  readonly for?: string;
  readonly year?: number;
  readonly weights?: ReadonlyMap<string, number>;
  readonly draws?: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly lang?: string;
}

/** The figures of one index, one a line: names of the literature, in no language. */
const indexText = (found: object): string =>
  Object.entries(found)
    .map(([name, value]) => `${name}: ${typeof value === 'number' ? value : JSON.stringify(value)}`)
    .join('\n');

export function register(program: Command): void {
  const risk = program
    .command('risk')
    .description('Which minerals should worry a country: indices, and their order with its uncertainty')
    .option('--importer <country>', 'seen from which country', 'KOR')
    .option('--for <country>', 'seen from a country with ore: its losses when a buyer stops or its corridor closes')
    .option(
      '--year <year>',
      'year of world output and newest governance up to it (default: each base year)',
      wholeNumber,
    )
    .option('--weights <a=1,b=2>', 'weights of the criteria (default: all equal)', namedNumbers)
    .option('--draws <n>', 'draws (default: 100; with --for: 20)', countingNumber)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--json', 'one JSON document (lodeward-risk/1)')
    .addHelpText('after', '\nExample:\n  $ npx lodeward risk --importer JPN --weights hhi=1,geopolrisk=2')
    .action(async ({ json, lang, importer, for: exporter, draws, ...asked }: RiskOptions) => {
      const told = { ...(json === undefined ? {} : { json }), ...(lang === undefined ? {} : { lang }) };
      const atlas = await openAtlas();
      if (exporter !== undefined) {
        const question = { exporter, seed: asked.seed, draws: draws ?? 20 };
        const answer = await seenFromExporter(atlas, await openExporterFacts(exporter), question);
        return print(told, answer, exporterDocument);
      }
      const answer = await whichMinerals(atlas, { ...asked, draws: draws ?? 100, importer });
      return print(told, answer, rankingDocument);
    });
  risk
    .command('compute')
    .description('One index of the field on raw inputs: hhi, geopolrisk, eu-supply-risk and others')
    .argument('<index>', 'name of the index')
    .argument('<file>', 'its inputs, JSON or YAML')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward risk compute hhi tonnes.json --json')
    .action(async (index: string, file: string, _: unknown, command: Command) => {
      const found = computeIndex(index, await readTextFile(file), file);
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      process.stdout.write(`${json ? JSON.stringify(found) : indexText(found)}\n`);
    });
}
