import { industryEn } from './industry/en.js';
import { lossesEn } from './losses/en.js';
import { meetingEn } from './meeting/en.js';
import { planEn } from './plan/en.js';
import { projectEn } from './project/en.js';
import { sheetEn } from './project/sheet-en.js';
import { riskEn } from './risk/en.js';
import { shockEn } from './shock/en.js';
import { terminalEn } from './terminal/en.js';

/** English sentences of every brief: the contract that the other languages fill. ICU MessageFormat; `{name}` is a value that is already written in the language. */
export const en = {
  ...meetingEn,
  ...industryEn,
  ...lossesEn,
  ...planEn,
  ...projectEn,
  ...sheetEn,
  ...riskEn,
  ...shockEn,
  ...terminalEn,
  'title.report': 'What could stop, what it would cost, what can be done',
  'subtitle.report': 'Critical minerals of {importer}, with {partner} as partner',
  notice: '{text}',
  'draft.translation': 'Draft translation: no person has signed the sentences of this language yet.',

  'imprint.run':
    'Vintage {vintage} · study {study} · seed {seed} · {draws} draws ({given} for each event by itself) · results {digest}',
  'imprint.certificate':
    '{solves} market equilibria solved; the worst leaves {tonnes} unexplained ({relative} of its market).',
  'imprint.interval': 'Ranges run from the 5 to the 95 percent point of the draws.',

  'worst.title': 'What the worst events would do to {importer}',
  'worst.lead':
    "{event}: {importer} would be {tonnes} short and its buyers would lose {loss}; a year's use costs {bill}. Odds: {odds} a year.",
  'worst.lead.noLoss': '{event}: {importer} would be {tonnes} short. Odds: {odds} a year.',
  'worst.none': 'No event could be computed for this study.',
  'worst.order':
    'First what each event would do if it came, then how likely it is, then what both make together. The odds are the weakest part: change them in events.yaml and run again.',
  'worst.chart.title': '{mineral} would cost {importer} most: {loss} if its worst event came',
  'worst.chart.subtitle':
    "Buyers' loss given the worst event of each mineral; bar to the median, whisker from 5 to 95 percent of the draws",
  'worst.table.title': 'If the worst event of each mineral came',
  'worst.map.title': '{first} sells {importer} {share} of its {mineral}',
  'worst.map.subtitle':
    'Purchases of {importer} in the base year {year}, tonnes, no interval; width is tonnes, broken lines stop in the worst event. Countries without a line sold none or are in no file',
  'year.title': 'What it makes in a year',
  'year.lead': 'Over all events and their odds, the largest expected loss of buyers a year is in {mineral}: {loss}.',
  'year.overlap': 'Markets of one mineral overlap (ore, intermediate, metal): their losses are never added.',
  'year.table.title': 'Expected loss a year, and a bad year',

  'column.mineral': 'Mineral',
  'column.event': 'Worst event',
  'column.short': 'Tonnes short',
  'column.need': 'Used a year',
  'column.first': 'First supplier',
  'column.buyerLoss': "Buyers' loss",
  'column.valueDirect': 'Value added lost, direct',
  'column.valueTotal': 'Value added lost, with suppliers',
  'column.odds': 'Odds a year',
  'column.expectedTonnes': 'Expected tonnes short',
  'column.expectedLoss': "Expected buyers' loss",
  'column.pZero': 'Years without loss',
  'column.p95': 'One year in twenty above',
  'column.cvar': 'Mean of those years',
  'column.status': 'Data',
  'column.year': 'Year',

  'event.own': '{name}',
  'event.stop': '{country} stops selling {mineral} for {months}',
  'event.halve': '{country} halves its sales of {mineral} for {months}',
  'event.licence': '{country} puts {mineral} under licence for {months}',
  'event.destination-ban': '{country} stops selling {mineral} to {importer} for {months}',
  'event.outage': 'The largest maker of {mineral}, {country}, loses output for {months}',
  'event.corridor': 'The corridor of {country} is closed to {mineral} for {months}',
  'event.other': '{mineral}: {measure}, {months}',

  'partner.title': 'What {partner} has, who buys it, and what {importer} needs',
  'partner.lead':
    'Of seven minerals, {shown} show output of {partner} in a source; {delivered} reached {importer} in the years shown.',
  'partner.table.title': '{partner} beside {importer}',
  'partner.output': 'Output of {partner}',
  'partner.exports': 'Exports of {partner}',
  'partner.buyers': 'Who buys now',
  'partner.toImporter': 'To {importer}',
  'partner.need': 'Need of {importer}',
  'partner.possible': 'Possible, by when',
  'partner.evidence': 'What that rests on',
  'partner.buyer': '{country} {share}',
  'partner.dated': '{quantity} ({year})',
  'partner.datedConflict': '{quantity} ({year}); other sources {others}',
  'partner.prospect': '{project}: {quantity} a year, {year}',
  'partner.prospect.noTonnes': '{project}: no tonnes published, {year}',
  'partner.prospect.from': 'from {year}',
  'partner.prospect.noYear': 'no year published',
  'partner.note':
    'Tonnes are contained tonnes unless the source counts ore or concentrate; then the table says gross. Nothing in this table is a forecast of ours.',

  'agreements.title': 'What became of the agreements',
  'agreements.lead':
    'None of the papers of {date} names tonnes; this is what they promise, and what is evidenced since.',
  'agreements.tonnes':
    'Under memoranda {memorandum}, contracted {contracted}, delivered {delivered}: three numbers that are never added.',
  'agreements.odds': 'By what became of earlier memoranda, one becomes a contract with odds of {odds}.',
  'agreements.transit':
    'Transit is a risk of its own in every offtake from {partner}, beside these odds. Passing {route}: {share} of what goes to {importer}. Chance a year that the way closes: {mean} ({odds}), for {months} at a time.',
  'agreements.transit.way':
    'While it is closed, another way is {way}: {least} to {most} a year, {cheap} to {dear} dearer.',
  'agreements.transit.none': 'While it is closed there is no other way that we know.',
  'agreements.transit.counted':
    'The closure and the other ways are drawn in the losses of this run and in what these offtakes and projects avert: {minerals}.',
  'agreements.table.title': 'Agreements, stage and next due date',
  'column.date': 'Date',
  'column.agreement': 'Agreement',
  'column.stage': 'Stage',
  'column.due': 'Next due',
  'column.promised': 'Promised',
  'column.evidenced': 'Evidenced since',
  'column.memorandum': 'Memorandum',
  'column.contracted': 'Contracted',
  'column.delivered': 'Delivered',

  'project.title': 'One project: who gets what',
  'project.lead': '{name}: net present value of the project before tax {npv}, and this is how it is shared.',
  'project.lead.perTonne':
    '{name}, a scenario on declared ranges, leaves {npv} before tax, and this is how it is shared. It is no valuation.',
  'project.chart.perTonne':
    'Present value a tonne by party, {unit}, each at its own rate, money of {year}; one case, no interval',
  'project.chart.title': '{name}: most stays with {party}, {value}',
  'project.chart.subtitle':
    'Net present value by party, {unit}, each at its own rate, money of {year}; one case, no interval',
  'project.table.title': 'Parties of {name}',
  'project.facts':
    'Internal rate of return {irr}; paid back in {payback}; share of the state in the value (AETR) {aetr}; breakeven price {breakeven}.',
  'project.unverified': 'Rates that no source confirms as in force: {list}.',
  'party.firm': 'Firm',
  'party.firm.named': 'Firm ({id})',
  'party.host-treasury': 'Treasury of {country}',
  'party.host-state': 'State company of {country}',
  'party.host-state.named': '{id} (state company, {country})',
  'party.home-treasury': 'Treasury of {country}',
  'party.lender': 'Lenders',
  'party.banks': 'Lenders (banks)',
  'party.lender.named': 'Lenders ({id})',
  'party.other': 'Others',
  'party.other.named': 'Others ({id})',
  'party.closure-fund': 'Closure fund',
  'column.party': 'Party',
  'column.npv': 'Net present value',
  'column.rate': 'At rate',
  'column.irr': 'Internal rate of return',

  'column.measure': 'Measure',
  'column.kind': 'Kind',
  'column.cost': 'Cost',
  'column.averted': 'Loss averted a year',

  'unknown.title': 'What we do not know',
  'unknown.surtax':
    'The surtax bands in force in Mongolia for molybdenum, tungsten, tin, nickel and fluorspar were in no source; a range of 0–5 points stands in.',
  'unknown.flows': 'Who sold {minerals} to whom is estimated from totals, not reported pair by pair.',
  'unknown.output':
    'For {minerals} no source gives the output at the stage that is traded; losses there count traded tonnes only.',
  'unknown.offtake':
    'No source shows a Korean stake in, or contract for, Mongolian molybdenum, tin or nickel since the papers of 2025.',
  'unknown.odds':
    'Odds rest on few decisions of governments, chosen by the record for their fame; the ranges are wide for that reason.',
  'unknown.market':
    'No market could be built for {minerals}; they are not in the losses, which is no sign that they are safe.',
  'unknown.prices':
    'How fast buyers find other sellers in the first months is the assumption that the losses hang on most.',
  'unknown.stocks':
    'How much industry itself holds in stock is published for no mineral; only public stocks could be counted.',

  'checks.title': 'Beside figures you may trust more',
  'checks.lead': '{within} of {all} figures of checks.yaml agree with ours within their own tolerance.',
  'checks.table.title': 'Their figure and ours',
  'column.check': 'Figure',
  'column.theirs': 'Theirs',
  'column.ours': 'Ours',
  'column.within': 'Agrees',
  'column.source': 'Source',
  'word.yes': 'yes',
  'word.no': 'no',

  'minerals.title': 'The data behind each mineral',
  'minerals.table.title': 'Base year, use and first supplier of {importer}',
  'minerals.notes': '{mineral}: {note}',

  'source.line':
    'Source: balanced flows and prices of the atlas, vintage {vintage}; each number opens its rows under Sources',
  'source.partner':
    'Source: production and trade rows of the atlas, vintage {vintage}; prospects from partner.yaml of the study',
  'source.registry': 'Source: agreements of the study, each with its own source',
  'source.project': 'Source: project file of the study and fiscal rates of data/fiscal',
  'source.checks': 'Source: checks.yaml of the study',

  'ui.sources': 'Sources',
  'ui.sources.lead':
    'Every number above that is underlined leads here: the row, what was done to it, and the publication it came from.',
  'ui.row': 'Row',
  'ui.steps': 'What was done',
  'ui.inputs': 'Computed from',
  'ui.publisher': 'Publisher',
  'ui.title': 'Title',
  'ui.edition': 'Edition',
  'ui.licence': 'Licence',
  'ui.accessed': 'Read on',
  'ui.place': 'Row or table',
  'ui.value': 'Value',
  'ui.table': 'The numbers of this chart',
  'ui.language': 'Language',
  'ui.contents': 'Contents',
  'ui.mark.estimated': 'estimated',
  'ui.mark.unverified': 'unverified',
  'ui.mark.partial': 'partial',
  'ui.mark.traded-only': 'traded only',
  'ui.mark.draft': 'draft',
  'ui.gross': 'gross',

  'status.complete': 'complete',
  'status.partial': 'partial',
  'status.traded-only': 'traded only',
  'status.estimated': 'estimated',

  'missing.negative-final-demand': 'the table gives no total',
  'missing.not-modelled': 'not modelled yet',
  'missing.none-reported': 'none reported',
  'missing.no-year': 'no year named',
  'missing.importer-buys-none': 'bought none in the base year',
  'missing.no-foreign-supplier': 'no foreign supplier',
  'missing.no-irr': 'none',
  'missing.negative-base': 'no positive base',
  'missing.not-converged': 'not solved to the tolerance',
  'missing.no-exchange-rate': 'no exchange rate in the atlas',
  'missing.no-agreements': 'no agreements in the study',
  'missing.none-evidenced': 'none evidenced',
  'missing.no-market': 'no market in the atlas',
  'missing.no-source': 'no source shows it',
  'missing.no-output': 'no source shows output',
  'missing.no-trade': 'no source shows trade',
  'missing.not-reported': 'not reported',
  'missing.not-redistributed': 'read, but may not be printed',
  'missing.no-odds': 'no odds given',
  'missing.no-use-shares': 'no source shows which industry uses it',
  'missing.no-buyers': 'no source names buyers',
  'missing.no-due-date': 'no date named',
  'missing.no-tonnes': 'no tonnes named',
  'missing.no-registry': 'the ledger was not read',
  'missing.no-project': 'no project file in the study',
  'missing.no-events': 'no event computed',
  'missing.other': 'not known ({code})',
} as const;

export type MessageId = keyof typeof en;
export type Messages = Readonly<Record<MessageId, string>>;
