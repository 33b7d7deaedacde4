import { z } from 'zod';
import { money, moneyList } from './money.js';
import { ownersAdd, plansFit } from './project-rules.js';
import { country, currency, id, isoDate, localText, mineral, share, source, status, triple, year } from './shapes.js';

const rate = z.number().gt(-1).max(10);
const quantities = z.array(z.number().min(0)).min(1);

const product = z.strictObject({
  mineral,
  form: z.string().default('concentrate'),
  /** Processing grade for the royalty: ore, concentrate, product; the form where absent. */
  grade: z.string().optional(),
  /** Unit of `tonnes` and of the mass in the prices. */
  unit: z.enum(['t', 'kt', 'kg', 'lb', 'oz']).default('t'),
  price: z.union([money, moneyList.min(1)]),
  /** Low, mode, high of the price as multiples of the deck: used in draws where the mineral has no monthly series. */
  priceRange: triple.optional(),
  payable: z.number().min(0).max(1).default(1),
  treatmentPerTonne: money.default(0),
  freightPerTonne: money.default(0),
  tonnes: quantities,
  /** Contained tonnes in a gross tonne of what is sold: turns freight and buyers' limits, which are gross, into contained tonnes. */
  content: z.number().positive().max(1).optional(),
  /** What stands between the market's index price and `price`: offtake terms. */
  offtake: z
    .strictObject({
      index: z.string(),
      deductions: z.string().optional(),
      quotationPeriod: z.string().optional(),
      source: source.optional(),
    })
    .optional(),
  /** Impurities and other facts a buyer asks for. */
  specification: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
});

const owner = z.strictObject({
  id: id.optional(),
  name: localText.optional(),
  party: z.enum(['firm', 'host-state', 'home-treasury', 'other']),
  country: country.optional(),
  share,
  terms: z.enum(['paid', 'carried', 'free']).optional(),
  rate: z.number().min(0).optional(),
});

const debt = z
  .strictObject({
    lender: id,
    country: country.optional(),
    share,
    rate: z.number().min(0).max(1),
    grace: z.int().min(0).default(0),
    years: z.int().min(1),
  })
  .refine((loan) => loan.grace < loan.years, {
    message: '"grace" lies inside "years" and must be shorter',
    path: ['grace'],
    params: { code: 'grace-too-long' },
  });

export const support = z.strictObject({
  /** `KOR/exploration-loan` of data/support, or `./my-programme.yaml`. */
  programme: z.string().min(1),
  amount: money.optional(),
  /** Cost that the programme may share, where it is not the project's own exploration spend. */
  cost: money.optional(),
  share: share.optional(),
  rate: z.number().min(0).max(1).optional(),
  /** Yearly odds of the event that a guarantee or an insurance pays for, in place of the programme's. */
  lossOdds: z.number().min(0).max(1).optional(),
  contractPrice: money.optional(),
  from: year.optional(),
  date: isoDate.optional(),
  /** A version by its `from`, a draft one too. */
  version: isoDate.optional(),
});

/** A form the ore can be sold in instead of the first product: made at the mine's host, or bought and made by a plant elsewhere. */
const stage = z.strictObject({
  id,
  name: localText.optional(),
  /** Where the conversion stands: in the host's country it is part of the project, elsewhere another firm does it. */
  country,
  form: z.string(),
  grade: z.string().optional(),
  price: money,
  recovery: share,
  conversionPerTonne: money,
  capital: money.default(0),
  freightPerTonne: money.default(0),
  source: source.optional(),
  status: status.default('estimated'),
});

const account = z.strictObject({ value: z.number(), unit: z.string(), source: source.optional() });

export const projectFile = z
  .strictObject({
    format: z.literal('lodeward-project/1'),
    id,
    name: localText.optional(),
    notice: localText.optional(),
    confidential: z.boolean().default(false),
    /** `published`: figures of a published study; `scenario`: declared ranges, so no NPV headline; `invented`: an example. */
    basis: z.enum(['published', 'scenario', 'invented', 'own']).default('own'),
    sources: z.array(source).optional(),
    notes: z.array(z.string()).optional(),
    host: country,
    regime: z.string().optional(),
    regimeDate: isoDate.optional(),
    strategic: z.boolean().default(false),
    stabilised: z.boolean().default(false),
    money: currency.default('USD'),
    prices: z.enum(['real', 'nominal']).default('real'),
    inflation: z.number().gt(-1).max(5).optional(),
    firstYear: year,
    timing: z.enum(['start', 'mid', 'end']).default('end'),
    discount: z.strictObject({
      firm: rate.optional(),
      host: rate.optional(),
      home: rate.optional(),
      project: rate.optional(),
    }),
    products: z.array(product).min(1),
    operating: z.union([moneyList, z.strictObject({ perTonneOre: money, ore: quantities })]).default([]),
    capital: z.array(z.strictObject({ class: z.string().min(1), spend: moneyList.min(1) })).default([]),
    closure: z
      .strictObject({
        cost: money,
        year: z.union([z.literal('last'), year]).default('last'),
        fund: z.enum(['none', 'yearly']).default('none'),
      })
      .optional(),
    debt: z.array(debt).default([]),
    participation: z.enum(['share', 'special-royalty']).default('share'),
    owners: z.array(owner).optional(),
    support: z.array(support).default([]),
    odds: z
      .strictObject({
        success: share.optional(),
        delayYears: triple.optional(),
        /** `published`: the record of 63 projects against their bankable studies. */
        overrun: z.union([triple, z.literal('published')]).optional(),
        grade: triple.optional(),
        operating: triple.optional(),
      })
      .default({}),
    /** Yearly payments to foreign service firms inside `operating` and `capital`, with their country. */
    services: z.strictObject({ country, spend: moneyList.min(1) }).optional(),
    licence: z.strictObject({ hectares: z.number().positive() }).optional(),
    importedCapital: share.optional(),
    /** Parts of operating and capital spending that are value added in the host country: wages, and what local suppliers add. */
    homeValue: z.strictObject({ operating: share, capital: share, status, source }).optional(),
    stages: z.array(stage).default([]),
    /** Facts that only the firm knows and eligibility rules ask for: `firm.state: false`, `stage: exploration`. */
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    /** Where the mine stands towards the corridor. */
    site: z
      .strictObject({
        roadKmToRailhead: z.number().min(0).optional(),
        roadKmToBorder: z.number().min(0).optional(),
        source: source.optional(),
      })
      .optional(),
    /** What the host's account shows beside revenue; what is not here is shown as missing. */
    account: z
      .strictObject({
        jobs: account.optional(),
        localJobs: account.optional(),
        training: account.optional(),
        procurement: account.optional(),
        water: account.optional(),
      })
      .default({}),
  })
  .superRefine(
    (project, context) => {
      ownersAdd(project, context);
      plansFit(project, context);
    },
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
export type ProjectFile = z.output<typeof projectFile>;
export type Product = ProjectFile['products'][number];

/** The projects that may stand in exports, logs and briefs: those not marked `confidential`. */
export const publicProjects = (projects: readonly ProjectFile[]): readonly ProjectFile[] =>
  projects.filter(({ confidential }) => !confidential);
