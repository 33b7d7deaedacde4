import { shownProject } from '../../src/answers/index.js';
import { missing } from '../../src/base/index.js';
import {
  committee,
  corridor,
  type Document,
  forum,
  memo,
  mineralSheet,
  shockNote,
  viceMinister,
} from '../../src/brief/index.js';
import { packagePath } from '../../src/node/places.js';
import { readProject } from '../../src/node/project-file.js';
import { caseOf, resultOf } from '../../src/project/index.js';
import { agreementsOf, standingAt } from '../../src/registry/index.js';
import { readAgreements } from '../../src/study/index.js';
import { addedOf, around } from './sample-joint.js';
import { sampleEvidence, sampleResults } from './sample-results.js';

/** One invented document of each of the seven kinds of brief. */

const agenda = `
format: lodeward-agreements/1
parties:
  - { id: body-k, kind: state, country: KOR, name: { en: Body K, ko: 기관 가, mn: Байгууллага К } }
  - { id: body-m, kind: state, country: MNG, name: { en: Body M, ko: 기관 나, mn: Байгууллага М } }
entries:
  - { id: mou-a, type: agreement, date: 2024-05-02, title: { en: Memorandum A, ko: 양해각서 가, mn: Санамж бичиг А }, parties: [body-k, body-m], source: { publisher: Office } }
  - { id: mou-a-tin, type: commitment, of: mou-a, measure: people, quantity: 40, unit: engineers, by: body-k, binding: false, what: { en: Training, ko: 교육, mn: Сургалт } }
  - { id: mou-a-due, type: milestone, of: mou-a, due: 2025-06-30, owner: body-m, what: { en: First report, ko: 첫 보고, mn: Анхны тайлан } }
`;
export const sampleReading = readAgreements([{ file: 'agreements/a.yaml', text: agenda }], {
  typeOf: () => undefined,
});
const bodies = [
  { id: 'body-k', country: 'KOR', name: { en: 'Body K', ko: '기관 가', mn: 'Байгууллага К' } },
  { id: 'body-m', country: 'MNG', name: { en: 'Body M', ko: '기관 나', mn: 'Байгууллага М' } },
];
const asOf = '2026-11-28';
const standings = agreementsOf(sampleReading.statements).flatMap((one) => standingAt(one, asOf) ?? []);

const { project, rules } = await readProject(packagePath('studies', 'example', 'projects', 'sample-moly.yaml'));
const result = resultOf(caseOf(project, rules));
const plant = {
  id: 'roaster',
  company: 'Sample Roaster Co.',
  site: 'Gwangyang',
  name: { en: 'Sample Roaster Co., Gwangyang' },
  country: 'KOR',
  mineral: 'molybdenum',
  takes: 'concentrate',
  makes: 'oxide',
  capacity: 12_000,
  unit: 't',
  limits: missing('not-published', 'nothing in this sample'),
  port: 'Gwangyang',
  source: 'Invented report',
  date: '2025',
  status: 'in force',
  note: '',
};
const flow = 'flow.tin.2023.IDN.KOR.t@lodeward';
const product = {
  mineral: 'molybdenum',
  form: 'concentrate',
  tonnesAYear: 3000,
  specification: { mo: 0.52 },
  buyers: {
    format: 'lodeward-buyers/1',
    mineral: 'molybdenum',
    importer: 'KOR',
    plants: [plant],
    suppliersNow: [
      { exporter: 'CHL', form: 'concentrate', year: 2024, value: 8210, unit: 't', status: 'reported', row: flow },
    ],
  },
  routes: [
    {
      route: 'rail-tianjin',
      destination: 'Gwangyang',
      usdPerGrossTonne: [60, 95, 140],
      usdPerContainedTonne: [115, 183, 269],
      days: 24,
      status: 'estimated',
      haulCounted: true,
    },
  ],
  landed: [{ route: 'rail-tianjin', destination: 'Gwangyang', usdPerTonne: [21_300, 21_900, 22_600] }],
  priceNow: { usdPerTonne: 43_210, row: flow, form: 'concentrate' },
} as const;
const fit = {
  format: 'lodeward-project-fit/1',
  id: project.id,
  products: [
    product,
    { ...product, form: 'oxide', buyers: { ...product.buyers, plants: missing('no-plant', 'nothing in this sample') } },
  ],
  support: [
    {
      programme: 'XXB/exploration-loan',
      kind: 'success-repayable-loan',
      name: { en: 'Sample loan', ko: '예시 융자', mn: 'Жишээ зээл' },
      answer: 'yes',
      rules: [],
      missingDocuments: [],
      bodies: [],
    },
  ],
} as const;

const month = (number: number) => ({
  month: number,
  tonnes: around(410 - number),
  priceIndex: around(1.2 + number / 10),
  stockTonnes: around(90 / number),
});
const shock = {
  mineral: 'tin',
  importer: 'KOR',
  measure: 'ban CHN -> *',
  months: 6,
  draws: 100,
  seed: 7,
  vintage: sampleResults.vintage,
  baseYear: '2023',
  notes: ['Flows of ore are estimated from totals.'],
  warnings: [],
  baseTonnes: around(17_300),
  baseBillKrw: around(6.1e11),
  tonnesLost: around(1230),
  priceIndex: around(1.84),
  extraBillKrw: around(2.3e11),
  buyerLossKrw: around(3.7e11),
  lossParts: { paidMoreKrw: around(2.2e11), switchingKrw: around(0.4e11), tonnesGoneKrw: around(1.1e11) },
  valueAddedLostKrw: addedOf(9.4e11),
  replacement: [
    { exporter: 'CHN', tonnesBefore: 6200, tonnesAfter: around(12) },
    { exporter: 'IDN', tonnesBefore: 8100, tonnesAfter: around(10_700) },
  ],
  byMonth: [1, 2, 3, 4, 5, 6].map(month),
} as const;

export const sampleDocuments: Readonly<
  Record<'page' | 'agenda' | 'pack' | 'report' | 'sheet' | 'memo' | 'note', Document>
> = {
  page: viceMinister(sampleResults, sampleEvidence),
  agenda: committee(sampleResults, { asOf, standings, bodies }),
  pack: forum(sampleResults, [{ project, fit }]),
  report: corridor(sampleResults, sampleEvidence),
  sheet: mineralSheet(sampleResults, 'rare-earth-magnets', [], sampleEvidence),
  memo: memo({ file: project, shown: shownProject(project, result), result, fit, importer: 'KOR' }),
  note: shockNote(shock),
};
