import type { EquilibriaDocument, EquilibriumDocument } from '../../answers/index.js';
import { isMissing, type Missing } from '../../base/index.js';
import { plain, table } from './table.js';

type Cell = number | Missing | undefined;

const cell = (value: Cell, digits?: number): string => {
  if (value === undefined) return '';
  if (isMissing(value)) return value.missing.code;
  return digits === undefined ? plain(value) : value.toFixed(digits);
};

/** An equilibrium for a terminal: one table a stage, countries in rows; the whole answer is in --json. */
export function marketText(found: EquilibriumDocument): string {
  const { certificate, unit } = found;
  const stages = found.stages.map((stage) => {
    const countries = [...new Set([...Object.keys(stage.supply), ...Object.keys(stage.demand)])];
    const rows = countries.map((code) => [
      code,
      cell(stage.price[code], 4),
      cell(stage.supply[code]),
      cell(stage.demand[code]),
      cell(stage.averagePrice[code], 4),
      cell(stage.unserved[code]),
      cell(stage.stranded[code]),
    ]);
    const head = ['', 'price', `supply ${unit}`, `demand ${unit}`, 'paid', 'unserved', 'stranded'];
    return `${stage.name} (prices in multiples of the base price)\n${table([head, ...rows])}`;
  });
  const excess = certificate.relativeExcess.toExponential(1);
  const money = certificate.moneyResidual.toExponential(1);
  return `${stages.join('\n\n')}\n\n${found.status}: relative excess ${excess}, money ${money}, ${certificate.iterations} iterations`;
}

/** Markets solved together, one after the other, then the corridors they share. */
export function blockText({ markets, corridors }: EquilibriaDocument): string {
  const parts = Object.entries(markets).map(([name, found]) => `${name}\n${marketText(found)}`);
  const rows = corridors.flatMap(({ name, grossTonnes, rent, detours }) => [
    [name, plain(grossTonnes), plain(rent)],
    ...detours.map((detour) => [`  ${detour.name}`, plain(detour.grossTonnes), '']),
  ]);
  if (rows.length > 0) parts.push(table([['corridor', 'gross tonnes', 'rent a gross tonne'], ...rows]));
  return parts.join('\n\n');
}
