import type { BaseMarket } from '../atlas/index.js';
import { InputRefused, type MineralCode, type Problem } from '../base/index.js';
import type { DemandScenario, Growth, MineralUse } from '../industry/index.js';

/** @throws InputRefused for every mineral and use of a scenario that is none: they would grow nothing in silence */
export function checkScenario(
  scenario: DemandScenario,
  uses: readonly MineralUse[],
  markets: readonly MineralCode[],
): void {
  const known = new Set([...uses.map((use) => use.mineral), ...markets]);
  const problems = scenario.growth.flatMap(({ mineral, use }, i): Problem[] => {
    const at = { file: scenario.id, path: `growth[${i}]` };
    if (!known.has(mineral))
      return [
        { ...at, code: 'unknown-mineral', value: mineral, message: `there is no mineral or market "${mineral}"` },
      ];
    const own = uses.filter((one) => one.mineral === mineral).map(({ application }) => application);
    if (use === undefined || own.includes(use)) return [];
    const list = own.join(', ') || 'none: write the growth of the whole mineral';
    return [{ ...at, code: 'unknown-use', value: use, message: `${mineral} has no use "${use}"; it has ${list}` }];
  });
  if (problems.length > 0) throw new InputRefused(problems);
}

/**
 * The base year of a market, the entries of a scenario that speak of it, and whether by its own code or its mineral's.
 * @throws InputRefused out-of-range for a year before the base year
 */
export function growthOf(
  scenario: DemandScenario,
  { mineral, parent, baseYear }: BaseMarket,
  year: number,
): { readonly base: number; readonly growth: readonly Growth[]; readonly mineral: MineralCode } {
  const base = Number(baseYear.slice(-4));
  if (year < base)
    throw new InputRefused([
      {
        code: 'out-of-range',
        path: 'year',
        value: year,
        message: `the base year of ${mineral} is ${baseYear}; take a later year`,
      },
    ]);
  const growth = scenario.growth.filter((one) => one.mineral === parent || one.mineral === mineral);
  return { base, growth, mineral: growth.some((one) => one.mineral === mineral) ? mineral : parent };
}
