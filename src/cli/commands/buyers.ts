import type { Command } from 'commander';
import { buyersDocument, whoBuys } from '../../answers/index.js';
import { readNameList, readPlants } from '../../node/index.js';
import { atlasOf } from '../project-ports.js';
import { print } from '../text/answer.js';

export function register(program: Command): void {
  program
    .command('buyers')
    .description('Who could take a mineral, and from whom the country buys now; cited plants only')
    .requiredOption('--mineral <mineral>', 'mineral or form, such as molybdenum')
    .option('--importer <country>', 'country of the plants', 'KOR')
    .option('--form <form>', 'form the plant takes: concentrate, oxide ...')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ npx lodeward buyers --mineral molybdenum')
    .action(async (options: { mineral: string; importer: string; form?: string; json?: boolean; lang?: string }) => {
      const { mineral, importer, form } = options;
      const [plants, { minerals }] = await Promise.all([readPlants(), readNameList()]);
      const codes = minerals.map(({ code }) => code);
      const asked = { mineral, importer, ...(form ? { form } : {}) };
      const found = await whoBuys({ atlas: await atlasOf(), plants }, codes, asked);
      await print(options, found, buyersDocument);
    });
}
