import { type Interval, isMissing, type Maybe, whenPresent } from '../../base/index.js';
import type { Block, Section, Table } from '../document.js';
import { amount, between, code, country, inner, list, mineral, share, text } from '../phrases.js';
import type { JointYear, Results } from '../results.js';
import { say, type Value } from '../sentence.js';

const won = (value: Maybe<number>) => amount(value, 'KRW', 2);
const meanOf = (figure: Maybe<Interval>): Maybe<number> => whenPresent(figure, ({ mean }) => mean);
const source = ({ vintage }: Results) => say('source.line', { vintage: code(vintage) });

function sentences({ joint, importer }: Results): Block[] {
  const { lossKrw: loss, valueAddedLossKrw: added, valueAddedUnservedKrw: unserved } = joint;
  if (isMissing(loss)) return [];
  const rule = isMissing(loss.error)
    ? say('joint.rule.short')
    : say('joint.rule', {
        mean: won(loss.error.mean),
        p95: won(loss.error.p95),
        cvar: won(loss.error.cvar95),
      });
  const lead = say('joint.lead', {
    importer: country(importer),
    mean: won(loss.mean),
    pZero: share(loss.pZero),
    p95: won(loss.p95),
    cvar: won(loss.cvar95),
  });
  const value = isMissing(added.direct)
    ? say('joint.value.unknown', { why: won(added.direct) })
    : say('joint.value', {
        direct: won(meanOf(added.direct)),
        least: won(meanOf(added.least)),
        greatest: won(meanOf(added.greatest)),
        total: won(meanOf(added.total)),
        p95: won(whenPresent(added.direct, ({ p95 }) => p95)),
        unserved: won(meanOf(unserved.direct)),
      });
  return [
    { is: 'lead', sentence: lead },
    { is: 'paragraph', sentences: [value, rule] },
  ];
}

/** A decision as it is called: names of the study's events, or class and country of a generic one, with the mineral where it hits one alone. */
function decision(event: JointYear['events'][number], importer: string): Value {
  const { names, class: kind, country: from, minerals } = event;
  if (names) return list(names.map(text));
  if (kind === undefined || from === undefined) return code(event.event);
  const id = `decision.${kind}` as 'decision.destination-ban';
  const called = inner(say(id, { country: country(from), importer: country(importer) }));
  const [only, ...others] = minerals;
  if (only === undefined || others.length > 0) return called;
  return inner(say('decision.of-one', { decision: called, mineral: mineral(only) }));
}

function tables(results: Results): readonly Table[] {
  const { joint, importer } = results;
  return [
    {
      is: 'table',
      id: 'joint-events',
      title: say('joint.events.title'),
      columns: [
        { head: say('column.decision') },
        { head: say('column.minerals') },
        { head: say('joint.ifTaken'), numeric: true },
        { head: say('joint.expected'), numeric: true },
        { head: say('column.part'), numeric: true },
      ],
      rows: joint.events.map((event) => [
        { value: decision(event, importer) },
        { value: list(event.minerals.map(mineral)) },
        { value: between(event.givenKrw, 'KRW') },
        { value: between(event.expectedLossKrw, 'KRW') },
        { value: share(event.part) },
      ]),
      source: source(results),
    },
    {
      is: 'table',
      id: 'joint-minerals',
      title: say('joint.minerals.title'),
      columns: [
        { head: say('column.mineral') },
        { head: say('column.hit'), numeric: true },
        { head: say('column.meanLoss'), numeric: true },
        { head: say('column.part'), numeric: true },
      ],
      rows: joint.minerals.map((one) => [
        { value: mineral(one.mineral) },
        { value: share(one.hit) },
        { value: won(one.lossKrw.mean) },
        { value: share(one.part) },
      ]),
      source: source(results),
    },
  ];
}

/** For each leading mineral, the assumption that its expected loss hangs on most. */
function hanging({ drivers }: Results): Block[] {
  const items = drivers.minerals.flatMap(({ mineral: code, drivers: found }) =>
    isMissing(found)
      ? []
      : found.slice(0, 1).map(({ group, first }) =>
          say('drivers.lead', {
            mineral: mineral(code),
            assumption: inner(say(`driver.${group}`)),
            share: share(Math.min(Math.max(first.value, 0), 1)),
          }),
        ),
  );
  return items.length > 0 ? [{ is: 'bullets', items }] : [];
}

/** The year over all minerals: what it costs, what it comes from, and which assumption it hangs on. */
export const jointYear = (results: Results): Section => ({
  id: 'joint',
  title: say('joint.title'),
  blocks: [...sentences(results), ...hanging(results), ...tables(results)],
});
