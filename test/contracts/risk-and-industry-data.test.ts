import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDemand } from '../../src/node/facts/demand.js';
import { readIndustryFacts } from '../../src/node/facts/industry.js';
import { readOddsFacts } from '../../src/node/facts/odds.js';
import { readProducts } from '../../src/node/facts/products.js';

const data = join(import.meta.dirname, '../../data');
const codesOf = (file: string) =>
  new Set(
    readFileSync(join(data, file), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]!),
  );
const minerals = codesOf('minerals.csv');
const countries = codesOf('countries.csv');
const strangers = (codes: Iterable<string>, known: ReadonlySet<string>) =>
  [...new Set(codes)].filter((c) => !known.has(c));

describe('facts of odds', () => {
  it('name minerals and countries of the atlas, and dates in order inside the observation', async () => {
    const facts = await readOddsFacts();
    const named = facts.decisions.flatMap((d) => [...d.minerals, ...d.niche]);
    expect(strangers([...named, ...facts.exposure.map((e) => e.mineral)], minerals)).toEqual([]);
    const places = [...facts.decisions, ...facts.exposure].map((e) => e.country);
    expect(strangers(places, countries)).toEqual([]);
    for (const d of facts.decisions) {
      if (d.inForce) expect(d.inForce >= d.announced, d.id).toBe(true);
      if (d.inForce && d.ended) expect(d.ended > d.inForce, d.id).toBe(true);
      expect(d.announced >= facts.observed.from && d.announced <= facts.observed.to, d.id).toBe(true);
      if (d.counted) expect(d.source, d.id).toMatch(/^https?:/);
    }
  });
  it('count a decision hitting only what its government makes, or say so as niche', async () => {
    const { decisions, exposure } = await readOddsFacts();
    const made = new Set(exposure.map((e) => `${e.country} ${e.mineral}`));
    const bundles = ['rare-earth-magnets', 'gallium-germanium-indium'];
    const unmade = decisions
      .filter((d) => d.counted)
      .flatMap((d) =>
        d.minerals.filter((m) => !bundles.includes(m) && !made.has(`${d.country} ${m}`)).map((m) => `${d.id} ${m}`),
      );
    expect(unmade).toEqual([]);
  });
});

describe('facts of industry', () => {
  it('name minerals of the atlas and sectors of the Korean table', async () => {
    const facts = await readIndustryFacts();
    const sectors = new Set(facts.tables[0]!.codes);
    expect(
      strangers(
        facts.uses.map((u) => u.mineral),
        minerals,
      ),
    ).toEqual([]);
    expect(
      strangers(
        [...facts.uses, ...facts.named].flatMap((u) => u.sectors),
        sectors,
      ),
    ).toEqual([]);
    expect(strangers(facts.bridge.values(), new Set(facts.tables[1]!.codes))).toEqual([]);
    expect([...sectors].filter((c) => !facts.bridge.has(c))).toEqual([]);
    const products = await readProducts();
    expect(
      strangers(
        products.flatMap((p) => p.materials.map((m) => m.mineral)),
        minerals,
      ),
    ).toEqual([]);
    expect(
      strangers(
        products.flatMap((p) => p.sectors),
        sectors,
      ),
    ).toEqual([]);
    const { growth, capacity } = await readDemand('trend');
    expect(
      strangers(
        [...growth, ...capacity].map((g) => g.mineral),
        minerals,
      ),
    ).toEqual([]);
  });
  it('stay small: the Korean table and its sectors under 400 kB', () => {
    const size = ['bok2018.csv', 'sectors.csv', 'uses.csv', 'tables.yaml'].reduce(
      (sum, file) => sum + statSync(join(data, 'industry', file)).size,
      0,
    );
    expect(size).toBeLessThan(400_000);
  });
});
