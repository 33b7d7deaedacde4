import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { becameOf } from '../../src/answers/index.js';
import { readMemoranda } from '../../src/node/facts/base-rates.js';
import { readStudyFolder } from '../../src/node/study-folder/index.js';
import { readAgreements } from '../../src/study/index.js';

const folder = join(import.meta.dirname, '../../studies/mongolia-korea');
const files = readdirSync(join(folder, 'agreements')).map((file) => ({
  file,
  text: readFileSync(join(folder, 'agreements', file), 'utf8'),
}));
const minerals = new Set(
  readFileSync(join(folder, '../../data/minerals.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(',')[0]),
);

describe('the agreements that ship', async () => {
  const { statements, problems } = readAgreements(files, {
    typeOf: () => undefined,
    mineral: (code) => minerals.has(code),
  });
  const disclosures = (await readMemoranda()).disclosures;
  const became = becameOf(statements, '2026-11-28', disclosures);
  const standing = (id: string) => became.agreements.find((one) => one.id === id)!;

  it('read without a problem, and every entry has a source of its own or its agreement has', () => {
    expect(problems).toEqual([]);
    const bare = statements.filter(
      ({ body }) => body.type === 'evidence' && !body.source.some(({ publisher }) => publisher),
    );
    expect(bare).toEqual([]);
    expect(became.agreements.every(({ sources }) => sources.length > 0)).toBe(true);
  });
  it('name no tonnes in any paper of 22 September 2025, and stand no further than their evidence', () => {
    const forum = became.agreements.filter(({ date }) => date === '2025-09-22');
    expect(forum.map(({ id, stage }) => `${id} ${stage}`)).toEqual([
      'forum-2025-09-22 talks',
      'mou-2025-09-22-financing memorandum',
      'mou-2025-09-22-jeonbuk memorandum',
      'mou-2025-09-22-kigam memorandum',
      'mou-2025-09-22-komir memorandum',
      'mou-2025-09-22-samsung memorandum',
    ]);
    expect(forum.flatMap(({ promised }) => promised).filter(({ measure }) => measure === 'tonnes')).toEqual([]);
    expect(new Set(became.agreements.map(({ stage }) => stage))).toEqual(new Set(['talks', 'memorandum', 'running']));
    for (const { contracted, delivered } of became.tonnes) expect([contracted.total, delivered.total]).toEqual([0, 0]);
  });
  it('show where sources differ, and count no contract that one paper alone names', () => {
    expect(standing('mou-2025-09-22-samsung').sources.filter(({ says }) => says)).toHaveLength(3);
    expect(standing('mou-2025-09-22-samsung').evidenced[0]).toMatchObject({ what: 'contract', counted: false });
    expect(standing('rare-metals-centre').evidenced[0]!.source.map(({ says }) => says?.en)).toEqual([
      '9.78 billion won',
      '9.29 billion won',
    ]);
  });
  it('know that the centre opened and that its equipment is not yet evidenced to work', () => {
    expect(standing('rare-metals-centre')).toMatchObject({
      stage: 'running',
      nextDue: { milestone: 'rare-metals-centre-equipment', due: '2025-11-30' },
    });
    expect(became.agreements.length).toBe(17);
  });
  it('link a programme only to measures that the study has', async () => {
    const study = await readStudyFolder(folder);
    const measures = readFileSync(join(folder, 'measures.yaml'), 'utf8');
    const linked = became.agreements.flatMap(({ changes }) => changes ?? []);
    expect(linked.length).toBeGreaterThan(0);
    for (const { measure } of linked) expect(measures).toContain(`id: ${measure}\n`);
    expect(study.agreements).toHaveLength(statements.length);
  });
});
