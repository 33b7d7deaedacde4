import { type Kysely, sql } from 'kysely';
import { canonical } from '../../base/index.js';
import {
  type Agreement,
  type AlarmSpan,
  agreementsOf,
  alarmsOf,
  capacityAlarms,
  partiesIn,
  standingsOf,
} from '../../registry/index.js';
import type { Statement } from '../../study/index.js';
import type { Tables } from './tables.js';

type StandingRow = Tables['standing'];
type AlarmRow = Tables['alarm'];
type Countries = ReadonlyMap<string, string>;

/** `|tin|copper|`, empty for none. */
const list = (codes: Iterable<string>): string => {
  const text = [...new Set(codes)].join('|');
  return text === '' ? '' : `|${text}|`;
};

function standingRows(agreement: Agreement, countries: Countries): StandingRow[] {
  return standingsOf(agreement).map(({ from, until, standing }) => ({
    agreement: agreement.id,
    from_date: from,
    until_date: until,
    signed: standing.date,
    stage: standing.stage,
    title: canonical(standing.title),
    minerals: list(standing.tonnes.map(({ mineral }) => mineral)),
    parties: list(standing.parties.map(({ party }) => party)),
    countries: list(standing.parties.flatMap(({ party }) => countries.get(party) ?? [])),
    project: standing.project ?? null,
    tonnes: standing.tonnes.length > 0 ? canonical(standing.tonnes) : null,
    standing: canonical(standing),
  }));
}

const alarmRow = (span: AlarmSpan): AlarmRow => ({
  agreement: span.agreement,
  code: span.code,
  subject: span.subject,
  begin_date: span.begin,
  anchor: span.anchor,
  until_date: span.until,
  alarm: canonical(span),
});

/** What follows from agreements: their standings over time and their alarms. `agreements` must hold every agreement of each project named. */
export function derive(
  agreements: readonly Agreement[],
  countries: Countries,
): { standings: StandingRow[]; alarms: AlarmRow[] } {
  const projects = new Map<string, Agreement[]>();
  for (const agreement of agreements) {
    const { project } = agreement.body;
    if (project !== undefined) projects.set(project, [...(projects.get(project) ?? []), agreement]);
  }
  const alarms = [...agreements.flatMap(alarmsOf), ...[...projects.values()].flatMap(capacityAlarms)];
  return { standings: agreements.flatMap((one) => standingRows(one, countries)), alarms: alarms.map(alarmRow) };
}

/** Writes rows in one statement a thousand: faster than parameters, and no limit on their number. */
export async function insertRows(db: Kysely<Tables>, table: keyof Tables, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    const chunk = JSON.stringify(rows.slice(start, start + 1000));
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${chunk}::json)`.execute(
      db,
    );
  }
}

export async function statementsOf(db: Kysely<Tables>, roots: readonly string[]): Promise<Statement[]> {
  const rows = await db.selectFrom('entry').select(['id', 'body']).where('root', 'in', roots).orderBy('seq').execute();
  return rows.map(({ id, body }) => ({ id, body: JSON.parse(body) }));
}

export async function partiesOfLedger(db: Kysely<Tables>) {
  const own = db.selectFrom('entry').select('id').where('type', '=', 'party');
  const rows = await db.selectFrom('entry').select(['id', 'body']).where('root', 'in', own).orderBy('seq').execute();
  return partiesIn(rows.map(({ id, body }) => ({ id, body: JSON.parse(body) })));
}

/** Roots whose standing or alarms may change with these roots: agreements of the same project, and those of a party that was corrected. */
async function touched(db: Kysely<Tables>, roots: readonly string[]): Promise<string[]> {
  const found = await sql<{ agreement: string }>`
    select distinct s.agreement from standing s where s.project in
      (select e.project from entry e where e.root in (${sql.join(roots)}) and e.project is not null
       union select o.project from standing o where o.agreement in (${sql.join(roots)}) and o.project is not null)
    union select s.agreement from standing s join entry e on e.id in (${sql.join(roots)}) and e.type = 'party'
      and s.parties like '%|' || e.id || '|%'`.execute(db);
  return [...new Set([...roots, ...found.rows.map(({ agreement }) => agreement)])];
}

/** Brings standings and alarms of the agreements up to date with the entries. */
export async function refresh(db: Kysely<Tables>, roots: readonly string[]): Promise<void> {
  const countries = new Map((await partiesOfLedger(db)).map(({ id, country }) => [id, country]));
  const all = new Set<string>();
  for (let start = 0; start < roots.length; start += 1000)
    for (const root of await touched(db, roots.slice(start, start + 1000))) all.add(root);
  const ordered = [...all];
  const agreements: Agreement[] = [];
  for (let start = 0; start < ordered.length; start += 1000) {
    const chunk = ordered.slice(start, start + 1000);
    await db.deleteFrom('standing').where('agreement', 'in', chunk).execute();
    await db.deleteFrom('alarm').where('agreement', 'in', chunk).execute();
    for (const agreement of agreementsOf(await statementsOf(db, chunk))) agreements.push(agreement);
  }
  const { standings, alarms } = derive(agreements, countries);
  await insertRows(db, 'standing', standings);
  await insertRows(db, 'alarm', alarms);
}
