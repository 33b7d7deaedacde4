import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectWith } from '../../../test/fixtures/project-file.js';
import { sampleNames } from '../../../test/studies/sample-names.js';
import { languages } from '../../base/index.js';
import { caseOf, distribution, eligibility, exchangeOf, resultOf, waterfalls } from '../../project/index.js';
import { readOrRefuse, regimeFile, supportFile } from '../../study/index.js';
import type { Block, Document } from '../document.js';
import { messages } from '../locales/index.js';
import { speaker } from '../speak.js';
import { projectDocument, supportDocument } from './index.js';
import { fact, partyName } from './phrases.js';

const project = projectWith({
  host: 'MNG',
  discount: { firm: 0.1, host: 0.1, project: 0.08, home: 0.04 },
  products: [{ mineral: 'tin', price: 15, tonnes: [0, 0, 10, 10] }],
  capital: [{ class: 'plant', spend: [60, 100] }],
  debt: [{ lender: 'bank', share: 0.5, rate: 0.1, years: 3 }],
  owners: [{ party: 'firm', share: 0.66 }],
  odds: { success: 0.5 },
  support: [{ programme: 'KOR/g' }],
});
const levies = [
  { kind: 'royalty', rate: 0.1, status: 'unverified' },
  { kind: 'licence-fee', perHectare: 5 },
  { kind: 'state-share', share: 0.34 },
];
const regime = readOrRefuse(regimeFile, JSON.stringify({ format: 'lodeward-regime/1', country: 'MNG', levies }), 'r');
const programme = readOrRefuse(
  supportFile,
  JSON.stringify({
    format: 'lodeward-support/1',
    id: 'g',
    country: 'KOR',
    kind: 'guarantee',
    versions: [{ from: '2024-01-01', cover: 0.8, fee: 0.01, status: 'in force', source: 'test' }],
    eligibility: [
      { field: 'firm.state', is: false, reason: { en: 'no state firms', ko: '공기업 제외' }, document: 'articles' },
    ],
    bodies: ['k-sure'],
  }),
  's',
);
const c = caseOf(project, {
  regime,
  programmes: new Map([['KOR/g', programme]]),
  exchange: exchangeOf({}, 'test'),
});
const result = resultOf(c, distribution(c, new Map(), 20, 1));

const wordsOf = (document: Document, language: 'en' | 'ko' | 'mn'): string => {
  const voice = speaker(language, sampleNames);
  const block = (b: Block): readonly string[] =>
    b.is === 'table'
      ? [
          voice.sentence(b.title),
          ...b.columns.map(({ head }) => voice.sentence(head)),
          ...b.rows.flat().map(({ value }) => voice.label(value)),
        ]
      : b.is === 'bullets'
        ? b.items.map(voice.sentence)
        : b.is === 'paragraph'
          ? b.sentences.map(voice.sentence)
          : b.is === 'lead' || b.is === 'note'
            ? [voice.sentence(b.sentence)]
            : [];
  return document.sections.flatMap((s) => [voice.sentence(s.title), ...s.blocks.flatMap(block)]).join('\n');
};

describe('what is told of a project', () => {
  it('stands in three languages: parties, levies, reasons, notes', () => {
    const [en, ko, mn] = languages.map((language) => wordsOf(projectDocument(result), language)) as [
      string,
      string,
      string,
    ];
    expect(en).toContain('state share of 34% by the law of');
    expect(en).toContain('no odds of a loss are stated');
    expect(en).toContain('not drawn');
    expect(ko).toContain('로열티');
    expect(ko).toContain('월별 가격과 사업 파일의 범위 없음');
    expect(mn).toContain('нөөц ашигласны төлбөр');
    for (const text of [ko, mn]) expect(text).not.toMatch(/royalty|licence|drawn/i);
  });
  it('names unverified rates by country, levy and part', () => {
    const says = (id: string) => speaker('ko', sampleNames).value(fact(id));
    expect(says('MNG/royalty/surtax/tin')).toMatch(/로열티 할증, 주석$/);
    expect(says('MNG/royalty/surtax/tin+nickel')).not.toMatch(/[a-z]/);
    expect(says('MNG/withholding/dividend/base')).toMatch(/원천징수세, 배당, 과세 기준$/);
    expect(says('KOR/exploration-loan/rate')).toBe('KOR/exploration-loan/rate');
  });
  it('says of a programme the rule, the reason in the language, the document and the body', () => {
    const check = {
      format: 'lodeward-support-check/1',
      id: 'm',
      programmes: [eligibility(project, programme)],
    } as const;
    expect(wordsOf(supportDocument(check), 'ko')).toContain('공기업 여부: 미확인; 공기업 제외. 필요 서류: articles');
    expect(wordsOf(supportDocument(check), 'mn')).toContain('K-SURE');
  });
  it('names every other party in a waterfall by what it is', () => {
    const firm = waterfalls(c).find((w) => w.kind === 'firm')!;
    const others = firm.steps.flatMap((s) => (s.party ? [speaker('en', sampleNames).value(partyName(s.party))] : []));
    expect(others.length).toBe(2);
    expect(others.join()).toMatch(/Lenders \(bank\),State company of/);
  });
  it('calls a party by the name that its file gives, in the language, else by its id where that says more', () => {
    const says = (party: Parameters<typeof partyName>[0]) => speaker('ko', sampleNames).value(partyName(party));
    const name = { en: 'Mongolrostsvetmet', ko: '몽골로스츠베트메트' };
    expect(says({ id: 'mongolrostsvetmet', name, kind: 'host-state', country: 'MNG' })).toMatch(
      /^몽골로스츠베트메트\(/,
    );
    expect(says({ id: 'firm', name, kind: 'firm' })).toBe('기업(몽골로스츠베트메트)');
    expect(says({ id: 'firm', kind: 'firm' })).toBe('기업');
    expect(says({ id: 'firm-2', kind: 'firm' })).toBe('기업(firm-2)');
    expect(says({ id: 'closure-fund', kind: 'other' })).toBe('폐광 복구 기금');
    expect(says({ id: 'someone', kind: 'of-no-kind' })).toBe('someone');
  });
});

describe('every reason that the project room gives', () => {
  const folder = join(import.meta.dirname, '../../project');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const codes = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/missing\(\s*'([a-z-]+)'/g)].map((found) => found[1]!),
  );
  it.each([...new Set(codes)])('%s is said in words', (code) => {
    expect(messages.en).toHaveProperty([`missing.${code}`]);
  });
});
