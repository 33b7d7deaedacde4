import type { BaseStage } from '../../atlas/index.js';
import type { CountryCode, Tonnes } from '../../base/index.js';

/** Base tonnes of the pairs of a trade measure; `*`: every buyer other than the seller. */
export const covered = (stage: BaseStage, from: readonly CountryCode[], to: readonly CountryCode[] | '*'): Tonnes =>
  stage.flows.reduce(
    (sum, { exporter, importer, tonnes }) =>
      from.includes(exporter) && (to === '*' ? importer !== exporter : to.includes(importer)) ? sum + tonnes : sum,
    0,
  );
