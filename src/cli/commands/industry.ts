import type { Command } from 'commander';
import {
  aheadDocument,
  costDocument,
  demandAhead,
  exposureDocument,
  industryCost,
  industryExposure,
  industryMinerals,
  industryShort,
  mineralsDocument,
  shortDocument,
} from '../../answers/index.js';
import { openAtlas, readDemand, readIndustryFacts, readProducts } from '../../node/index.js';
import { namedNumbers } from '../named-numbers.js';
import { countingNumber, languageOf, wholeNumber } from '../options.js';
import { print } from '../text/answer.js';

interface ShortOptions {
  readonly country: string;
  readonly tonnes?: ReadonlyMap<string, number>;
  readonly draws: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly lang?: string;
}

interface AheadOptions {
  readonly year: number;
  readonly scenario: string;
  readonly importer: string;
  readonly draws: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly lang?: string;
}

function shortCommand(industry: Command): void {
  industry
    .command('short')
    .description('What industry loses when a share of a year of some minerals is missing')
    .argument('<minerals>', 'share of a year that is short, by mineral: tungsten=0.2,tin=0.1', namedNumbers)
    .option('--country <country>', 'whose industry', 'KOR')
    .option('--tonnes <a=1,b=2>', 'tonnes short, said as products not made', namedNumbers)
    .option('--draws <n>', 'draws of the exposures', countingNumber, 1000)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--json', 'one JSON document (lodeward-industry/1)')
    .addHelpText('after', '\nExample:\n  $ npx lodeward industry short tungsten=0.2,tin=0.1 --tonnes tungsten=500')
    .action(async (short: ReadonlyMap<string, number>, options: ShortOptions) => {
      const { tonnes = new Map(), country, draws, seed } = options;
      const [facts, products] = await Promise.all([readIndustryFacts(), readProducts()]);
      const answer = industryShort(facts, products, { country, short, tonnes, draws, seed });
      await print(options, answer, shortDocument);
    });
}

function costCommand(industry: Command): void {
  industry
    .command('cost')
    .description('What dearer minerals cost the industries that use them, apart from tonnes that are short')
    .argument('<rises>', 'rise of the average price, by market of the atlas: tin=0.5', namedNumbers)
    .option('--country <country>', 'whose industry', 'KOR')
    .option('--json', 'one JSON document (lodeward-industry-cost/1)')
    .addHelpText('after', '\nExample:\n  $ npx lodeward industry cost tin=0.5,copper=0.2')
    .action(async (rises: ReadonlyMap<string, number>, options: { country: string; json?: boolean; lang?: string }) => {
      const [atlas, facts] = await Promise.all([openAtlas(), readIndustryFacts()]);
      const answer = await industryCost(atlas, facts, options.country, rises);
      await print(options, answer, costDocument);
    });
}

function aheadCommand(industry: Command): void {
  industry
    .command('ahead')
    .description('A base year rolled forward: what a country and the world would buy under a demand scenario')
    .argument('<mineral>', 'market of the atlas, such as lithium-hydroxide')
    .option('--year <year>', 'the year ahead', wholeNumber, 2035)
    .option('--scenario <name>', 'a scenario of data/demand, or a lodeward-demand/1 file of your own', 'trend')
    .option('--importer <country>', 'seen from which country', 'KOR')
    .option('--draws <n>', "draws of the scenario's ranges", countingNumber, 200)
    .option('--seed <n>', 'seed of the draws', wholeNumber, 1)
    .option('--json', 'one JSON document (lodeward-demand-ahead/1)')
    .addHelpText('after', '\nExample:\n  $ npx lodeward industry ahead lithium-hydroxide --year 2030')
    .action(async (mineral: string, options: AheadOptions) => {
      const { scenario, importer, year, draws, seed } = options;
      const [atlas, facts, demand] = await Promise.all([openAtlas(), readIndustryFacts(), readDemand(scenario)]);
      const question = { mineral, importer, year, draws, seed };
      const answer = await demandAhead(atlas, facts, demand, question);
      await print(options, answer, aheadDocument);
    });
}

function exposureCommand(industry: Command): void {
  industry
    .command('exposure')
    .description(
      'A product or an industry over all its minerals: how much, on whom each hangs, what hangs on that supplier',
    )
    .argument(
      '<name>',
      'semiconductors, batteries, vehicles, steel, displays ..., or a bill of materials such as electric-car',
    )
    .option('--importer <country>', 'seen from which country', 'KOR')
    .option('--json', 'one JSON document (lodeward-industry-exposure/1 or lodeward-product-exposure/1)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx lodeward industry exposure semiconductors\n  $ npx lodeward industry exposure electric-car --importer KOR',
    )
    .action(async (name: string, options: { importer: string; json?: boolean; lang?: string }) => {
      const { importer } = options;
      const [atlas, facts, products] = await Promise.all([openAtlas(), readIndustryFacts(), readProducts()]);
      if (facts.named.some(({ id }) => id === name))
        return print(options, await industryMinerals(atlas, facts, name, importer), mineralsDocument);
      const language = languageOf(options.lang);
      const answer = await industryExposure(atlas, products, name, importer, language);
      return print(options, answer, exposureDocument);
    });
}

export function register(program: Command): void {
  const industry = program
    .command('industry')
    .description('Minerals in industries: value added, jobs, products not made');
  shortCommand(industry);
  costCommand(industry);
  aheadCommand(industry);
  exposureCommand(industry);
}
