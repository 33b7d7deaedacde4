import { describe, expect, it } from 'vitest';
import { agreement, at, evidence, tin } from '../../test/fixtures/agreement-lines.js';
import { claimsOf } from './claim.js';
import { type Claim, type CustomsFlow, matchCustoms } from './customs.js';

describe('customs', () => {
  const claim: Claim = {
    agreements: ['deal'],
    exporter: 'MNG',
    importer: 'KOR',
    mineral: 'molybdenum',
    form: 'concentrate',
    year: 2024,
    tonnes: 100,
    basis: 'evidenced',
  };
  const flow = (exporter: string, importer: string, value: number, more: Partial<CustomsFlow> = {}): CustomsFlow => ({
    id: `${more.form ?? 'molybdenum-concentrate'}.${exporter}.${importer}@${more.source ?? 's'}`,
    mineral: 'molybdenum',
    form: 'molybdenum-concentrate',
    exporter,
    importer,
    year: 2024,
    value,
    unit: 't',
    source: 's',
    ...more,
  });
  const facts = {
    contained: (form: string) =>
      form === 'molybdenum-concentrate' ? 0.5 : form === 'molybdenum-oxide' ? 0.58 : undefined,
    sisters: () => ['ferro'],
    tolerance: 0.1,
  };
  const verdict = (...flows: readonly CustomsFlow[]) => {
    const match = matchCustoms(claim, flows, facts);
    return [match.verdict, match.customs, match.asks];
  };
  const other = flow('CHL', 'KOR', 5000);
  it('says matched, over, short, no flow, and no data apart from no flow', () => {
    expect(verdict(other, flow('MNG', 'KOR', 190))).toEqual(['matched', 95, false]);
    expect(verdict(other, flow('MNG', 'KOR', 800))).toEqual(['over', 400, true]);
    expect(verdict(other, flow('MNG', 'KOR', 60))).toEqual(['short', 30, false]);
    expect(verdict(other)).toEqual(['no-flow', 0, false]);
    expect(verdict(flow('MNG', 'CHN', 400))).toEqual(['no-customs-data', undefined, false]);
    expect(verdict({ ...other, year: 2023 })).toEqual(['no-customs-data', undefined, false]);
  });
  it('takes the greatest source, never the sum, and adds forms within one', () => {
    expect(verdict(other, flow('MNG', 'KOR', 190), flow('MNG', 'KOR', 195, { source: 't' }))).toEqual([
      'matched',
      97.5,
      false,
    ]);
  });
  it('asks for another code or a way over a third country', () => {
    const oxide = flow('MNG', 'KOR', 170, { form: 'molybdenum-oxide' });
    expect(matchCustoms(claim, [other, oxide], facts)).toMatchObject({
      verdict: 'wrong-code',
      asks: true,
      rows: [oxide.id],
      detail: { code: 'molybdenum-oxide' },
    });
    const legs = [flow('MNG', 'CHN', 400), flow('CHN', 'KOR', 300)];
    expect(matchCustoms(claim, [other, ...legs], facts)).toMatchObject({
      verdict: 'trans-shipped',
      detail: { transit: 'CHN', firstLeg: 200, secondLeg: 150 },
    });
  });
  it('is asked for shipments, else for what contracts make due, and says what it cannot be asked', () => {
    const countries: Readonly<Record<string, string>> = { kor: 'KOR', mng: 'MNG' };
    const claims = (...entries: readonly string[]) =>
      claimsOf([at('2027-01-01', agreement(), ...entries)], 2026, 'MNG', (id) => countries[id]);
    const contract = evidence('2025-04-01', 'contract');
    expect(claims(tin(), contract).claims).toMatchObject([
      { exporter: 'MNG', importer: 'KOR', mineral: 'tin', form: 'concentrate', tonnes: 100, basis: 'due' },
    ]);
    expect(
      claims(
        tin(),
        contract,
        evidence('2026-05-01', 'shipment', ', tonnes: 20, id: s1'),
        evidence('2026-06-01', 'shipment', ', tonnes: 22, id: s2'),
      ).claims,
    ).toMatchObject([{ tonnes: 42, basis: 'evidenced' }]);
    expect(claims(tin()).claims).toEqual([]);
    expect(claims(evidence('2026-05-01', 'shipment')).unclaimed).toEqual([
      { agreement: 'deal', reason: 'no-tonnes-named' },
    ]);
  });
});
