/** A rule of sense that a market file breaks. */
export interface Fault {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Loose = Readonly<Record<string, unknown>>;
const block = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numeric = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** One stage as far as it can be read. */
interface Seen {
  readonly raw: Loose;
  readonly name: unknown;
  readonly sales: Map<string, number>;
  readonly purchases: Map<string, number>;
  readonly price: number | undefined;
}

const add = (table: Map<string, number>, key: string, tonnes: number) => table.set(key, (table.get(key) ?? 0) + tonnes);
const byCountry = (stage: Seen | undefined, part: string) => block(block(stage?.raw[part])['byCountry']);
const secondaryOf = (stage: Seen, country: string): number => {
  const tonnes = block(byCountry(stage, 'secondary')[country])['tonnes'];
  return numeric(tonnes) ? tonnes : 0;
};
const recoveryOf = (stage: Seen, country: string): number => {
  const own = block(byCountry(stage, 'processing')[country])['recovery'];
  const all = block(stage.raw['processing'])['recovery'];
  return numeric(own) ? own : numeric(all) ? all : 1;
};
/** Tonnes that a country makes at this stage from the stage before. */
const processedOf = (stage: Seen, country: string): number =>
  Math.max((stage.sales.get(country) ?? 0) - secondaryOf(stage, country), 0);

/** Every rule of sense that the input breaks, in the order of the file; parts that cannot be read are left to the check of form. */
export function marketFaults(input: unknown): Fault[] {
  const faults: Fault[] = [];
  const say = (code: string, path: Fault['path'], message: string) => faults.push({ code, path, message });
  const raw = block(input);
  const stages = list(raw['stages']).map((stage, t) => seeStage(block(stage), t, say));
  const known = new Set(stages.flatMap((stage) => [...stage.sales.keys(), ...stage.purchases.keys()]));
  stages.forEach((stage, t) => {
    if (stages.findIndex((other) => other.name === stage.name) < t)
      say(
        'duplicate-stage',
        ['stages', t, 'name'],
        `stage "${String(stage.name)}" stands twice; give each its own name`,
      );
    if (stages.length > 1 && stage.raw['basePrice'] === undefined)
      say(
        'missing-key',
        ['stages', t, 'basePrice'],
        '"basePrice" is missing; a chain of several stages needs one at each',
      );
    checkPlace(stage, t, say);
    checkParts(stage, t, say);
    checkBalance(stages, t, say);
    checkMargins(stages, t, say);
  });
  stages.forEach((stage, t) => {
    checkGrowth(stage, t, known, say);
  });
  checkMeasures(list(raw['measures']), stages, known, say);
  return faults;
}

type Say = (code: string, path: Fault['path'], message: string) => void;

function seeStage(raw: Loose, t: number, say: Say): Seen {
  const sales = new Map<string, number>();
  const purchases = new Map<string, number>();
  const seen = new Set<string>();
  let total = 0;
  list(raw['flows']).forEach((entry, f) => {
    const [seller, buyer, tonnes] = list(entry);
    if (typeof seller !== 'string' || typeof buyer !== 'string' || !numeric(tonnes)) return;
    const pair = JSON.stringify([seller, buyer]);
    if (seen.has(pair))
      say('duplicate-flow', ['stages', t, 'flows', f], `the flow ${seller} -> ${buyer} stands twice; add the two up`);
    seen.add(pair);
    add(sales, seller, tonnes);
    add(purchases, buyer, tonnes);
    total += tonnes;
  });
  if (seen.size > 0 && total === 0)
    say('no-flows', ['stages', t, 'flows'], 'every flow of this stage is 0; there is no market to solve');
  return { raw, name: raw['name'], sales, purchases, price: numeric(raw['basePrice']) ? raw['basePrice'] : undefined };
}

function checkPlace(stage: Seen, t: number, say: Say): void {
  const wrong = t === 0 ? ['processing', 'secondary'] : ['supply'];
  for (const part of wrong) {
    if (stage.raw[part] === undefined) continue;
    const where =
      t === 0
        ? 'the first stage is mined: use "supply"'
        : 'a later stage is made from the one before: use "processing"';
    say('not-this-stage', ['stages', t, part], `"${part}" does not belong here; ${where}`);
  }
}

function checkParts(stage: Seen, t: number, say: Say): void {
  for (const [country, tonnes] of Object.entries(block(stage.raw['finalDemand']))) {
    const bought = stage.purchases.get(country) ?? 0;
    if (numeric(tonnes) && tonnes > bought * (1 + 1e-6))
      say(
        'above-purchases',
        ['stages', t, 'finalDemand', country],
        `final demand ${tonnes} is above purchases of ${bought}; lower it or add flows`,
      );
  }
  for (const country of Object.keys(byCountry(stage, 'secondary'))) {
    const sold = stage.sales.get(country) ?? 0;
    const tonnes = secondaryOf(stage, country);
    if (tonnes > sold * (1 + 1e-9))
      say(
        'above-supply',
        ['stages', t, 'secondary', 'byCountry', country],
        `secondary supply ${tonnes} is above what ${country} sells, ${sold}; lower it or add flows`,
      );
  }
}

/** Countries of tables that are in no flow of a market file: its answer does not hang on them; slips of the pen, or a table longer than the market. */
export function unusedCountries(input: unknown): Fault[] {
  const faults: Fault[] = [];
  const stages = list(block(input)['stages']).map((stage, t) => seeStage(block(stage), t, () => undefined));
  const known = new Set(stages.flatMap((stage) => [...stage.sales.keys(), ...stage.purchases.keys()]));
  stages.forEach((stage, t) => {
    for (const part of ['supply', 'processing', 'secondary', 'demand'])
      for (const code of Object.keys(byCountry(stage, part)))
        if (!known.has(code))
          faults.push({
            code: 'unused-country',
            path: ['stages', t, part, 'byCountry', code],
            message: `"${code}" is in no flow of this file and changes nothing; correct the code or leave it out`,
          });
  });
  return faults;
}

/** Buyers of a bound on growth that are in no flow of the file. */
function checkGrowth(stage: Seen, t: number, known: ReadonlySet<string>, say: Say): void {
  list(block(stage.raw['growth'])['buyers']).forEach((code, k) => {
    if (typeof code === 'string' && !known.has(code))
      say(
        'unknown-country',
        ['stages', t, 'growth', 'buyers', k],
        `"${code}" is in no flow of this file; correct the code or add its flows`,
      );
  });
}

function checkBalance(stages: readonly Seen[], t: number, say: Say): void {
  const stage = stages[t]!;
  const next = stages[t + 1];
  const given = stage.raw['finalDemand'];
  if (next === undefined && given === undefined) return;
  const countries = new Set([...stage.purchases.keys(), ...(next ? next.sales.keys() : [])]);
  for (const country of countries) {
    const bought = stage.purchases.get(country) ?? 0;
    const own = block(given)[country];
    const final = numeric(own) ? own : 0;
    const processed = next ? processedOf(next, country) / recoveryOf(next, country) : 0;
    if (final > bought * (1 + 1e-6)) continue;
    if (Math.abs(bought - final - processed) <= 1e-6 * Math.max(bought, final + processed)) continue;
    say(
      'unbalanced',
      own === undefined ? ['stages', t, 'flows'] : ['stages', t, 'finalDemand', country],
      next
        ? `${country} buys ${bought} at stage "${String(stage.name)}" but uses ${final + processed}: final demand ${final} and ${processed} for ` +
            `"${String(next.name)}"; the two must agree to 1e-6`
        : `${country} buys ${bought} at the last stage, where all is final demand, but its final demand is ${final}; leave "finalDemand" out there`,
    );
  }
}

function checkMargins(stages: readonly Seen[], t: number, say: Say): void {
  const stage = stages[t]!;
  const ore = stages[t - 1]?.price;
  if (ore === undefined || stage.price === undefined) return;
  for (const country of stage.sales.keys()) {
    if (!(processedOf(stage, country) > 0)) continue;
    const margin = stage.price - ore / recoveryOf(stage, country);
    if (!(margin > 0))
      say(
        'no-margin',
        ['stages', t, 'basePrice'],
        `${country} processes at a margin of ${Number(margin.toPrecision(3))} a tonne; raise the price or the recovery`,
      );
  }
}

function checkMeasures(
  measures: readonly unknown[],
  stages: readonly Seen[],
  known: ReadonlySet<string>,
  say: Say,
): void {
  measures.forEach((entry, m) => {
    const measure = block(entry);
    const stage = stages.find((s) => s.name === measure['stage']);
    if (typeof measure['stage'] === 'string' && !stage)
      say(
        'unknown-stage',
        ['measures', m, 'stage'],
        `there is no stage "${measure['stage']}"; the file has ${stages.map((s) => String(s.name)).join(', ')}`,
      );
    for (const part of ['from', 'to', 'country']) {
      const value = measure[part];
      const codes = Array.isArray(value)
        ? value.map((code, k) => [code, [part, k]] as const)
        : [[value, [part]] as const];
      for (const [code, path] of codes)
        if (typeof code === 'string' && code !== '*' && !known.has(code))
          say(
            'unknown-country',
            ['measures', m, ...path],
            `"${code}" is in no flow of this file; correct the code or add its flows`,
          );
    }
    const to = measure['to'];
    if (
      measure['kind'] === 'commit' &&
      stage &&
      typeof to === 'string' &&
      known.has(to) &&
      !((stage.purchases.get(to) ?? 0) > 0)
    )
      say(
        'no-purchases',
        ['measures', m, 'to'],
        `${to} bought nothing at stage "${String(stage.name)}" in the base year; a contract needs a buyer`,
      );
  });
}
