import { uniform } from '../../src/base/index.js';
import type { MarketFile } from '../../src/study/index.js';

type Stage = MarketFile['stages'][number];
type Measure = MarketFile['measures'][number];
type Flow = [string, string, number];

/** Draws of one case: `u(name)` in (0, 1), the same for the same seed and name. */
function draws(seed: number) {
  const u = (name: string) => uniform(seed, 'market-case', 0, name);
  const between = (name: string, low: number, high: number) => low + (high - low) * u(name);
  const chance = (name: string, odds: number) => u(name) < odds;
  const pick = <T>(name: string, from: readonly T[]): T => from[Math.floor(u(name) * from.length)]!;
  return { u, between, chance, pick };
}
type Draws = ReturnType<typeof draws>;

/** Splits column totals over sellers with random weights; some pairs stay shut. */
function flowsTo(
  d: Draws,
  t: number,
  codes: readonly string[],
  bought: readonly number[],
  sellers: readonly number[],
): Flow[] {
  const flows: Flow[] = [];
  bought.forEach((tonnes, j) => {
    if (!(tonnes > 0)) return;
    const open = sellers.filter((i) => d.chance(`open.${t}.${i}.${j}`, 0.7));
    const from = open.length > 0 ? open : [sellers[Math.floor(d.u(`one.${t}.${j}`) * sellers.length)]!];
    const weights = from.map((i) => d.between(`w.${t}.${i}.${j}`, 0.01, 1) ** 2);
    const sum = weights.reduce((a, b) => a + b, 0);
    from.forEach((i, k) => {
      flows.push([codes[i]!, codes[j]!, (tonnes * weights[k]!) / sum]);
    });
  });
  return flows;
}

function row(flows: readonly Flow[], code: string): number {
  return flows.reduce((sum, flow) => sum + (flow[0] === code ? flow[2] : 0), 0);
}

/**
 * A random chain of 1 to 4 stages: 1 to 8 countries, sparse flows of very different sizes, secondary supply, early final use, every curve
 * feature, and 1 to 5 measures of every kind. The same seed gives the same file.
 */
export function marketCase(seed: number): MarketFile {
  const d = draws(seed);
  const depth = 1 + Math.floor(d.u('depth') * 4);
  const n = 1 + Math.floor(d.u('n') * 8);
  const codes = Array.from({ length: n }, (_, i) => `C${i}`);
  const size = 10 ** d.between('size', -3, 7);
  const stages: Stage[] = [];
  const earlyUse: Record<number, Record<string, number>> = {};
  let bought = codes.map((_, j) => (d.chance(`buys.${j}`, 0.75) ? size * 10 ** d.between(`d.${j}`, -2, 0) : 0));
  if (!bought.some((tonnes) => tonnes > 0)) bought[0] = size;
  for (let t = depth - 1; t >= 0; t--) {
    const able = codes.map((_, i) => i).filter((i) => d.chance(`sells.${t}.${i}`, 0.6));
    const flows = flowsTo(d, t, codes, bought, able.length > 0 ? able : [0]);
    const { stage, ore } = stageOf(d, t, depth, codes, flows);
    stages.unshift(stage);
    if (t > 0) {
      if (!ore.some((tonnes) => tonnes > 0)) return marketCase(seed + 1_000_003);
      bought = ore.map(
        (tonnes, k) =>
          tonnes + (d.chance(`final.${t - 1}.${k}`, 0.2) ? tonnes * d.u(`f.${t - 1}.${k}`) + size * 1e-3 : 0),
      );
      const use = Object.fromEntries(
        codes.flatMap((code, k) => (bought[k]! > ore[k]! ? [[code, bought[k]! - ore[k]!]] : [])),
      );
      if (Object.keys(use).length > 0) earlyUse[t - 1] = use;
    }
  }
  stages.forEach((stage, t) => {
    const use = earlyUse[t];
    if (t < depth - 1 && use) stage.finalDemand = use;
    stage.basePrice = 1000 * 3 ** t * d.between(`p.${t}`, 0.9, 1.1);
  });
  return { format: 'lodeward-market/1', unit: 't', stages, measures: measuresOf(d, stages) };
}
function stageOf(
  d: Draws,
  t: number,
  depth: number,
  codes: readonly string[],
  flows: Flow[],
): { stage: Stage; ore: number[] } {
  const curve = (name: string, low: number, high: number) => {
    const kind = d.u(`${name}.kind`);
    const elasticity =
      kind < 0.15 ? 0 : kind < 0.3 ? d.between(`${name}.e`, 0.02, 0.1) : d.between(`${name}.e`, low, high);
    return {
      elasticity,
      ...(d.chance(`${name}.cap`, 0.5) ? { capacity: 1 + 0.4 * d.u(`${name}.c`) } : {}),
      ...(d.chance(`${name}.shut`, 0.25) ? { shutdown: d.between(`${name}.s`, 0.1, 0.7) } : {}),
    };
  };
  const table = <T>(name: string, odds: number, make: (i: number) => T) =>
    Object.fromEntries(codes.flatMap((code, i) => (d.chance(`${name}.${i}`, odds) ? [[code, make(i)]] : [])));
  const last = t === depth - 1;
  const stage: Stage = {
    name: `stage${t}`,
    flows,
    sigma: d.pick(`sigma.${t}`, [0.5, 1.5, 3, 5, 8, 12]),
    newLink: d.chance(`new.${t}`, 0.3) ? 0.05 * d.u(`delta.${t}`) : 0,
    demand: {
      elasticity: d.between(`eps.${t}`, 0.05, 0.8),
      byCountry: table(`epsTable.${t}`, 0.3, (i) => ({ elasticity: d.between(`eps.${t}.${i}`, 0.1, 1) })),
    },
    ...(d.chance(`choke.${t}`, 0.5) ? { choke: d.between(`ch.${t}`, 2.5, 20) } : {}),
    ...(d.chance(`ceil.${t}`, 0.5) ? { ceiling: d.between(`ce.${t}`, 1, 1.5) } : {}),
    ...(d.chance(`growth.${t}`, 0.25)
      ? {
          growth: {
            share: d.pick(`growth.share.${t}`, [0.01, 0.03, 0.2, 1]),
            buyers: d.chance(`growth.all.${t}`, 0.3) ? '*' : [d.pick(`growth.to.${t}`, flows)[1]],
          },
        }
      : {}),
  };
  const recovery = codes.map((_, i) => d.between(`rec.${t}.${i}`, 0.6, 1));
  const ore = codes.map((code, i) => row(flows, code) / recovery[i]!);
  if (t === 0) {
    stage.supply = { ...curve('mine', 0.1, 1.5), byCountry: table('mines', 0.5, (i) => curve(`mine.${i}`, 0.1, 1.5)) };
    return { stage, ore };
  }
  stage.processing = {
    ...curve(`plant.${t}`, 0.1, 1.5),
    byCountry: Object.fromEntries(
      codes.map((code, i) => [
        code,
        { recovery: recovery[i]!, ...(d.chance(`own.${t}.${i}`, 0.5) ? curve(`plant.${t}.${i}`, 0.1, 1.5) : {}) },
      ]),
    ),
  };
  const scrap = table(`scrap.${t}`, last ? 0.4 : 0.1, (i) => ({
    tonnes: row(flows, codes[i]!) * d.pick(`scrapShare.${t}.${i}`, [0.1, 0.3, 0.6, 1]),
    elasticity: d.pick(`scrapElasticity.${t}.${i}`, [0, 0.2, 0.5]),
  }));
  if (Object.keys(scrap).length > 0) stage.secondary = { byCountry: scrap };
  return {
    stage,
    ore: codes
      .map((code, i) => (row(flows, code) - (scrap[code]?.tonnes ?? 0)) / recovery[i]!)
      .map((x, i) => (x > 1e-9 * ore[i]! ? x : 0)),
  };
}

function measuresOf(d: Draws, stages: readonly Stage[]): Measure[] {
  const count = Math.floor(d.u('measures') * 6);
  return Array.from({ length: count }, (_, m): Measure => {
    const stage = d.pick(`m.${m}.stage`, stages);
    const flow = d.pick(`m.${m}.flow`, stage.flows);
    const [from, to, tonnes] = flow;
    const exported = stage.flows.reduce((sum, f) => sum + (f[0] === from && f[1] !== from ? f[2] : 0), 0);
    const kind = d.u(`m.${m}.kind`);
    const base = { stage: stage.name };
    if (kind < 0.25)
      return { kind: 'gate', ...base, from: [from], to: d.chance(`m.${m}.all`, 0.6) ? '*' : [to], maxTonnes: 0 };
    if (kind < 0.5) {
      const all = d.chance(`m.${m}.all`, 0.6);
      const share = d.pick(`m.${m}.share`, [0.1, 0.5, 0.9, 1, 1.2]);
      return {
        kind: 'gate',
        ...base,
        from: [from],
        to: all ? '*' : [to],
        maxTonnes: share * (all ? exported || tonnes : tonnes),
      };
    }
    if (kind < 0.65)
      return {
        kind: 'wedge',
        ...base,
        from: [from],
        to: d.chance(`m.${m}.all`, 0.5) ? '*' : [to],
        rate: d.between(`m.${m}.rate`, -0.2, 0.6),
      };
    if (kind < 0.8) return { kind: 'outage', ...base, country: from, lost: d.pick(`m.${m}.lost`, [0.1, 0.4, 0.8, 1]) };
    const size = tonnes * d.pick(`m.${m}.tonnes`, [0.1, 0.5, 0.9, 2]);
    const source = d.u(`m.${m}.source`);
    return {
      kind: 'commit',
      ...base,
      to,
      tonnes: size,
      ...(source < 0.7 ? { from } : {}),
      ...(source > 0.5 && source < 0.7 ? { additional: true } : {}),
    };
  });
}
