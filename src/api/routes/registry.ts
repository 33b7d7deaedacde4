import { z } from '@hono/zod-openapi';
import {
  becameOf,
  doesCustomsAgree,
  stages,
  whatBecameOf,
  whatChanged,
  whatIsDue,
  whatRings,
  whatToPutInTheCalendar,
} from '../../answers/index.js';
import { customsFacts, readMemoranda } from '../../node/index.js';
import { today } from '../world.js';
import type { Register } from './index.js';
import { country, date, line, mineral, whole } from './shapes.js';

const party = line(100).optional();
const days = whole(0, 3650).optional();

/** Questions to the ledger of agreements, or to the agreements that ship where there is none of one's own. */
export const registryRoutes: Register = (api, world) => {
  const { atlas, study } = world;
  api.get({
    path: 'agreements',
    summary: 'What became of the agreements of the study at a date: memorandum, contracted and delivered tonnes apart',
    query: { date: date.optional() },
    example: { date: '2026-11-28' },
    answer: 'BecameOfStudy',
    table: ({ agreements }: { agreements: readonly object[] }) => agreements,
    ask: async ({ date: day = today() }) => becameOf(study.agreements, day, (await readMemoranda()).disclosures),
  });
  api.get({
    path: 'registry/agreements',
    command: 'registry list',
    summary: 'Agreements of the ledger with their stage, what was promised, what is evidenced, as of a day',
    query: {
      date: date.optional(),
      stage: z.enum(stages).optional(),
      mineral: mineral.optional(),
      party,
      known: z.iso.datetime().optional(),
      limit: whole(1, 1000).default(50),
      offset: whole(0, 1_000_000).default(0),
    },
    example: { mineral: 'tin' },
    answer: 'Became',
    table: ({ agreements }: { agreements: readonly object[] }) => agreements,
    ask: ({ date: day = today(), known, ...rest }) =>
      world.reading(async (ledger) => {
        const { disclosures } = await readMemoranda();
        const knownAt = known === undefined ? {} : { knownAt: known };
        return whatBecameOf({ ledger, disclosures }, { date: day, ...knownAt, ...rest } as never);
      }),
  });
  api.get({
    path: 'registry/alarms',
    command: 'registry alarms',
    summary: 'What rings at a day: expiries, overdue milestones, silence, capacity, changed rules',
    query: { date: date.optional(), party, expiryDays: days, milestoneDays: days, quietMonths: days, changeDays: days },
    example: { date: '2026-11-28' },
    answer: 'Ringing',
    table: ({ alarms }: { alarms: readonly object[] }) => alarms,
    ask: ({ date: day = today(), ...asked }) =>
      world.reading((ledger) => whatRings({ ledger }, { date: day, ...asked })),
  });
  api.get({
    path: 'registry/duties',
    command: 'registry duties',
    summary: 'What one party has to do, and what it has not answered',
    query: { party: line(100), date: date.optional() },
    example: { party: 'kigam', date: '2026-11-28' },
    answer: 'DutyList',
    table: (list: readonly object[]) => list,
    ask: ({ party: of, date: day = today() }) =>
      world.reading((ledger) => whatIsDue({ ledger }, { party: of, date: day })),
  });
  api.get({
    path: 'registry/reconcile',
    command: 'registry reconcile',
    summary: 'Holds deliveries against customs: matched, short, over, no flow, wrong code?, trans-shipped?',
    query: {
      year: whole(1990, 2200).optional().openapi({ description: 'of customs; default: the year before the date' }),
      date: date.optional(),
      host: country.default('MNG'),
      tolerance: z.coerce.number().min(0).max(1).default(0.1).openapi({ type: 'number' }),
    },
    example: { year: 2024 },
    answer: 'Reconciliation',
    table: ({ matches }: { matches: readonly object[] }) => matches,
    ask: ({ date: day = today(), year: of = Number(day.slice(0, 4)) - 1, ...rest }) =>
      world.reading(async (ledger) =>
        doesCustomsAgree({ ledger, ...(await customsFacts()) }, { date: day, year: of, ...rest }),
      ),
  });
  api.file('get', {
    path: 'registry/calendar.ics',
    command: 'registry calendar',
    summary: 'Open milestones and expiries as an iCalendar feed (RFC 5545)',
    query: { date: date.optional(), party },
    example: { date: '2026-11-28' },
    types: ['text/calendar'],
    ask: async ({ date: day = today(), party: of }, { language }) => {
      const question = { date: day, stamp: new Date().toISOString(), language, ...(of ? { party: of } : {}) };
      const { calendar } = await world.reading((ledger) => whatToPutInTheCalendar({ ledger }, question));
      return {
        type: 'text/calendar; charset=utf-8',
        name: 'agreements.ics',
        bytes: new TextEncoder().encode(calendar),
      };
    },
  });
  api.get({
    path: 'registry/since',
    command: 'since',
    summary: 'What changed between two days: entries, events, rules, alarms, sources',
    query: { since: date, until: date.optional() },
    example: { since: '2026-01-01', until: '2026-11-28' },
    answer: 'Changed',
    ask: async ({ since, until = today() }) => {
      const known = { vintage: atlas.vintage, sources: await atlas.sources() };
      return world.reading((ledger) => whatChanged({ ledger, atlas: known }, { since, until }));
    },
  });
};
