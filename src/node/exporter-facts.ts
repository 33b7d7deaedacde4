import type { ExporterFacts } from '../answers/index.js';
import type { CountryCode } from '../base/index.js';
import { readElasticities } from './facts/elasticities.js';
import { readExchange, readRegime } from './facts/fiscal.js';
import { readOddsFacts } from './facts/odds.js';

/** What the view from a country with ore needs beside the atlas. @throws InputRefused where no fiscal regime of it ships */
export async function openExporterFacts(exporter: CountryCode): Promise<ExporterFacts> {
  const [parameters, regime, exchange, odds] = await Promise.all([
    readElasticities(),
    readRegime(exporter),
    readExchange(),
    readOddsFacts(),
  ]);
  return { parameters, regime, money: regime.money ?? 'USD', exchange, corridors: odds.corridors };
}
