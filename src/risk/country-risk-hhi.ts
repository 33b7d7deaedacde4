import { z } from 'zod';
import { amounts, countryCode, defineIndex, sharesOf } from './index-definition.js';

/**
 * Concentration weighted by country risk: sum of S^2 x risk x t, shares S of all tonnes, risk 0..10 (10 worst; the EU scales WGI so), trade
 * parameter t (1 where none is given: 0.8 inside a union, 1.1 to 2 with export restrictions). The EU prints it as HHI-WGI or HHI-WGI-t.
 * A country with tonnes and no risk is a problem of the input, never 0.
 * @example countryRiskHhi.compute({ tonnes: { NGA: 81, RWA: 19 }, risk: { NGA: 6.92, RWA: 5 } }).value // 4.72
 */
export const countryRiskHhi = defineIndex({
  id: 'country-risk-hhi',
  title: 'Country-risk-weighted concentration (HHI-WGI)',
  source: 'European Commission 2017, Methodology for establishing the EU list of critical raw materials',
  input: z
    .strictObject({
      tonnes: amounts,
      risk: z.record(countryCode, z.number().min(0).max(10)),
      trade: z.record(countryCode, z.number().min(0.5).max(2)).optional(),
    })
    .superRefine(({ tonnes, risk }, context) => {
      for (const country of Object.keys(tonnes).sort())
        if (tonnes[country]! > 0 && risk[country] === undefined)
          context.addIssue({
            code: 'custom',
            path: ['risk', country],
            message: `is needed, since ${country} has tonnes; give its risk from 0 to 10`,
            params: { code: 'missing-key' },
          });
    }),
  compute({ tonnes, risk, trade }) {
    const value = sharesOf(tonnes).reduce(
      (sum, { country, share }) => sum + share * share * (risk[country] ?? 0) * (trade?.[country] ?? 1),
      0,
    );
    return { value };
  },
});
