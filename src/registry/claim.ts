import type { Tonnes } from '../base/index.js';
import type { Claim } from './customs.js';
import type { Standing } from './standing.js';

interface Route {
  readonly exporter: string;
  readonly importer: string;
}

/** The two countries of an agreement where its parties come from exactly two and its entries say neither: host first. */
function routeOf(
  standing: Standing,
  countryOf: (party: string) => string | undefined,
  host: string,
): Route | undefined {
  const countries = [...new Set(standing.parties.map(({ party }) => countryOf(party)))].filter(
    (one) => one !== undefined,
  );
  const importer = countries.find((one) => one !== host);
  return countries.length === 2 && countries.includes(host) && importer ? { exporter: host, importer } : undefined;
}

/** A claim that customs cannot be asked about, and why. */
export interface Unclaimed {
  readonly agreement: string;
  readonly reason: 'no-route' | 'no-mineral' | 'no-tonnes-named';
}

/**
 * What the agreements claim of one year, by pair, mineral and form: shipments evidenced, or, where none is, the tonnes that evidenced
 * contracts make due. Claims of several agreements on the same flow are added up, because customs cannot tell them apart.
 *
 * @param host country that exports where the entries do not say: the study's partner
 */
export function claimsOf(
  standings: readonly Standing[],
  year: number,
  host: string,
  countryOf: (party: string) => string | undefined,
): { readonly claims: Claim[]; readonly unclaimed: Unclaimed[] } {
  const sums = new Map<
    string,
    { agreements: Set<string>; claim: Omit<Claim, 'agreements' | 'tonnes'>; tonnes: Tonnes }
  >();
  const unclaimed: Unclaimed[] = [];
  const add = (agreement: string, claim: Omit<Claim, 'agreements' | 'tonnes'>, tonnes: Tonnes) => {
    const key = [claim.exporter, claim.importer, claim.mineral, claim.form ?? '', claim.basis].join(' ');
    const sum = sums.get(key) ?? { agreements: new Set<string>(), claim, tonnes: 0 };
    sum.agreements.add(agreement);
    sum.tonnes += tonnes;
    sums.set(key, sum);
  };
  for (const standing of standings) {
    const route = routeOf(standing, countryOf, host);
    const shipments = standing.evidenced.filter(
      (one) => one.what === 'shipment' && one.counted && (one.year ?? Number(one.date.slice(0, 4))) === year,
    );
    for (const one of shipments) {
      const promise =
        standing.promised.find(({ id }) => id === one.of) ??
        standing.promised.find(({ mineral }) => mineral === one.mineral);
      const exporter = one.exporter ?? promise?.exporter ?? route?.exporter;
      const importer = one.importer ?? promise?.importer ?? route?.importer;
      const mineral =
        one.mineral ?? promise?.mineral ?? (standing.minerals.length === 1 ? standing.minerals[0] : undefined);
      const form = one.form ?? promise?.form;
      if (!exporter || !importer) unclaimed.push({ agreement: standing.id, reason: 'no-route' });
      else if (!mineral) unclaimed.push({ agreement: standing.id, reason: 'no-mineral' });
      else if (one.tonnes === undefined) unclaimed.push({ agreement: standing.id, reason: 'no-tonnes-named' });
      else
        add(
          standing.id,
          { exporter, importer, mineral, year, basis: 'evidenced', ...(form ? { form } : {}) },
          one.tonnes * (one.unit?.startsWith('k') ? 1000 : 1),
        );
    }
    for (const { mineral, contracted } of shipments.length > 0 ? [] : standing.tonnes) {
      const due = contracted.byYear[String(year)];
      if (!due) continue;
      const promise = standing.promised.find((one) => one.mineral === mineral);
      const exporter = promise?.exporter ?? route?.exporter;
      const importer = promise?.importer ?? route?.importer;
      if (!exporter || !importer) unclaimed.push({ agreement: standing.id, reason: 'no-route' });
      else
        add(
          standing.id,
          { exporter, importer, mineral, year, basis: 'due', ...(promise?.form ? { form: promise.form } : {}) },
          due,
        );
    }
  }
  const claims = [...sums.values()].map(({ agreements, claim, tonnes }) => ({
    ...claim,
    agreements: [...agreements].sort(),
    tonnes,
  }));
  return { claims, unclaimed };
}
