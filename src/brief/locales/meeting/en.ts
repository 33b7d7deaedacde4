/** English sentences of the briefs for a meeting: the page, the agenda, the forum pack, sheets, memo and note. */
export const meetingEn = {
  'title.vice-minister': '{partner} and {importer}: critical minerals on one page',
  'subtitle.vice-minister': 'For the meeting; as of {date}',
  'vice.facts': 'Three facts',
  'vice.asks': 'Three asks',
  'vice.cautions': 'Two cautions',
  'vice.questions': 'Questions that will come',
  'vice.chart': "Buyers' loss of {importer} if the worst event came",
  'vice.plan':
    'Draft proposal: {cost} of a budget of {budget} for {measures}. It would avert {averted} of expected loss a year.',
  'vice.plan.none': 'no measure',
  'fact.partner':
    '{partner} mines {output} of {mineral} ({year}) and {importer} uses {need} a year. Shipped from {partner} to {importer}: {to}.',
  'fact.papers':
    'No paper signed on {date} names tonnes. Contracted: {contracted}. Delivered: {delivered}. By what became of earlier memoranda, one becomes a contract with odds of {odds}.',
  'fact.tonnes':
    'Under memoranda {memorandum}, contracted {contracted}, delivered {delivered}: three numbers that are never added.',
  'fact.noPapers': 'Agreements: {reason}.',
  'ask.tonnes': 'Name tonnes, forms, years and price basis in each paper: none names tonnes today.',
  'ask.schedule': 'Agree a date and an owner for each tonne that is promised.',
  'ask.evidence':
    'Exchange customs rows between {partner} and {importer} once a year, so that delivered tonnes can be matched.',
  'ask.rates':
    'Have {partner} publish the rates in force for each mineral and stage of processing; ranges stand in for them here.',
  'question.sure': 'How sure is this?',
  'answer.sure':
    'Ranges hold 90 percent of the draws. The odds are the weakest part: they rest on few decisions of governments and can be replaced.',
  'question.cash': 'Is this loss money that is paid?',
  'answer.cash':
    'Only in part. Of {mineral}: paid more {paid}; use of other sellers {switching}; tonnes gone without {gone}. A year of it costs {bill}.',
  'question.ordinary': 'And in an ordinary year?',
  'answer.ordinary':
    'Over all minerals together {pZero} of years pass without loss; one year in twenty costs buyers more than {p95}.',
  'question.secured': 'How many tonnes are secured?',
  'answer.secured': 'None before delivery is evidenced. Memorandum, contract and delivery are counted apart.',
  'question.year': 'Why this base year?',
  'answer.year': '{mineral}: {year}. The reason stands with the data of the mineral in the report.',
  'meeting.imprint': 'Vintage {vintage} · study {study} · seed {seed} · draws {draws} · results {digest}',

  'title.committee': 'Joint committee of {partner} and {importer}: agenda',
  'subtitle.committee': 'Critical minerals; agreements as they stood on {date}',
  'committee.decide': 'For decision',
  'committee.overdue': 'Overdue',
  'committee.late': '{title}: {what}, due {date}.',
  'committee.none': 'Nothing that carries a date is overdue.',
  'committee.undated': '{count} promises carry no date: what was never dated cannot fall overdue.',
  'committee.promised': 'Promised before, and what is evidenced since',
  'committee.item': '{date} · {title}',
  'committee.stage': 'Stage: {stage}, since {date}.',
  'committee.promise': 'Promised: {what}. By: {by}.',
  'committee.promise.nobody': 'Promised: {what}. No body named.',
  'committee.quiet': 'No promise that can be checked is entered.',
  'committee.quantity': '{what} ({number})',
  'committee.evidence': 'Evidenced on {date}: {what} ({source}).',
  'committee.doubt': 'Reported on {date}, unverified or disputed: {what} ({source}).',
  'committee.noEvidence': 'Evidence since: none seen.',
  'committee.due': 'Next due on {date}: {what}.',
  'committee.asks': 'Asks, by body',
  'committee.ask.overdue': 'Report on what was due {date}, or set a new date: {what} ({title}).',
  'committee.ask.open': 'Name a date, an owner and the evidence: {what} ({title}).',
  'committee.ask.paper': 'Propose tonnes, forms, years and price basis for: {title}.',
  'committee.bodiless': 'Promises of no named body',

  'title.forum': 'Forum pack: projects of {partner}, buyers of {importer}',
  'subtitle.forum': 'One page a pair; plants that a source names, and no others',
  'forum.pair': '{project} and {buyer}',
  'forum.single': '{project}: no buyer known',
  'forum.none':
    'No source that was read names a plant of {importer} that takes {mineral} as {form}. That is no proof that there is none.',
  'forum.offer':
    '{project} would make at most {tonnes} of {mineral} a year, as {form}; this is a plan, not a delivery.',
  'forum.plant': '{buyer} takes {takes} and makes {makes}; capacity {capacity}.',
  'forum.plantSource': 'Plant: {source}, {date}. Limits of grade or impurities: {limits}.',
  'forum.open': 'What a first meeting should settle',
  'forum.settle.tonnes': 'Tonnes and years of a first offtake, and who bears a delay.',
  'forum.settle.grade': 'Grade and impurities: the project says {specification}; the plant says {limits}.',
  'forum.settle.price': 'Price basis, deductions and quotation period: {terms}.',
  'forum.settle.route': 'Route in bond to {port}, and who holds the transit permits.',
  'forum.landed': 'Landed cost by route, US dollars a contained tonne',
  'forum.now': 'Price now: {price}.',
  'forum.suppliers': 'Whom {importer} buys {mineral} from now',
  'form.ore': 'ore',
  'form.concentrate': 'concentrate',
  'form.oxide': 'oxide',
  'form.metal': 'metal',
  'column.when': 'Year',

  'title.mineral': '{mineral}: sheet for {importer}',
  'subtitle.mineral': 'Base year {year}; data {status}',
  'mineral.use': '{importer} uses {tonnes} a year, worth {bill} at base prices. First supplier: {first}.',
  'mineral.worst': 'What the worst event would do',
  'mineral.events': 'Events, the heaviest first',
  'mineral.eventChart': "Buyers' loss given each event of {mineral}",
  'mineral.expected':
    'Expected a year: {tonnes} short, buyers lose {loss}; value added lost {direct} direct, {total} with suppliers.',
  'mineral.badYear':
    'Years without loss: {pZero}. One year in twenty costs more than {p95}; such years cost {cvar} on average.',
  'mineral.parts':
    'Of the loss in the worst event: paid more {paid}; use of other sellers {switching}; tonnes gone without {gone}.',
  'mineral.partner': '{partner}: output {output}; exports {exports}; to {importer} {to}.',
  'mineral.buyers': 'Plants of {importer} that a source names: {list}.',
  'mineral.hangs': 'What the expected loss hangs on most: {list}.',
  'mineral.year': 'In a year, and in a bad year',
  'mineral.data': 'Notes on the data',
  'column.price': 'Price',
  'column.priceIndex': 'Price, multiple of base',

  'title.memo': '{project}: investment memo',
  'subtitle.memo': '{country} · a sheet for a first talk, no offer and no valuation by a third party',
  'memo.offer': 'What it would make: {mineral} as {form}, at most {tonnes} a year; first year of the file {year}.',
  'memo.who': 'Who gets what',
  'memo.buyer': 'Who could take it',
  'memo.support': 'Support that applies',
  'memo.applies': '{programme}: {answer}.',
  'memo.noSupport': 'No programme of the home states was asked.',
  'memo.risk': 'What it rests on',
  'memo.loses': 'The firm loses money in {loses} of the draws; {fails} fail before construction.',
  'memo.confidential': 'Confidential: this project stands in no other brief.',

  'subtitle.shock': 'Shock note for {importer}; base year {year}',
  'shock.would': 'What it would do',
  'shock.lead': 'Over {months} {importer} would be {tonnes} short; its buyers would lose {loss}.',
  'shock.price': 'Average price: {price} times the base; extra bill {bill}.',
  'shock.value': 'Value added lost: {direct} direct, {total} with suppliers.',
  'shock.parts':
    'Of the loss: paid more {paid}; use of other sellers {switching}; tonnes gone without {gone}. A year of purchases costs {bill}.',
  'shock.replace': 'Who would replace whom',
  'shock.replaceTable': 'Tonnes of {importer} by seller, before and under the measure',
  'shock.before': 'Before',
  'shock.after': 'Under the measure',
  'shock.months': 'Month by month',
  'shock.month': 'Month',
  'shock.used': 'Used',
  'shock.imprint': 'Vintage {vintage} · seed {seed} · draws {draws}',
  'shock.stock': 'Stock left',
  'shock.caution':
    'This is given the measure; it says nothing of its odds. Ranges run from 5 to 95 percent of {draws} draws.',
  'shock.warning': '{detail}',

  'driver.odds': 'the odds',
  'driver.demand': 'how use gives way to the price',
  'driver.base-year': 'errors of the base year',
  'driver.capacity': 'capacity elsewhere',
  'driver.sigma': 'how fast buyers find other sellers',
  'driver.new-link': 'sellers that sold nothing before',
  'driver.supply': 'how supply answers the price',
  'driver.choke-ceiling': 'the price at which use ends',

  'title.corridor': 'Critical minerals of {importer} and {partner}',
  'subtitle.corridor': 'Corridor report: what could stop, what it would cost, what can be done; as of {date}',
  'corridor.brief': 'In brief',
  'corridor.joint':
    'Over all minerals together: {pZero} of years without loss; one year in twenty costs buyers more than {p95}; such years cost {cvar} on average.',
  'corridor.cut':
    'Tables in the text show their first {rows} rows; the annexes show every mineral, report.html every table and every row behind a number.',
  'corridor.ranked': 'The minerals that would cost {importer} most, each in its worst event',
  'corridor.partnerShort': '{partner} and {importer}, mineral by mineral',
  'corridor.papers': 'Newest agreements first',
  'corridor.yearShort': 'Expected loss a year, the largest first',
  'corridor.profiles': 'Minerals in profile',
  'corridor.profile': '{mineral}',
  'corridor.method': 'How it was computed',
  'corridor.method.data':
    'Production, trade and prices come from the publications under Sources. Two reports of one flow are reconciled into one with an interval; what is estimated says so; a missing number carries its reason.',
  'corridor.method.market':
    'Each mineral is a market of one or several stages with sellers and buyers by country. An event closes or narrows flows; prices move until demand and supply meet again. Every equilibrium carries a certificate of what is left unexplained.',
  'corridor.method.draws':
    'Elasticities, capacities, errors of the base year and odds are drawn, not chosen; ranges run from the 5 to the 95 percent point of {draws} draws ({given} for each event by itself).',
  'corridor.method.loss':
    "Buyers' loss is what the event takes from them: dearer tonnes, the use of other sellers, and tonnes gone without. Value added lost follows the tonnes through the input-output table and is a second figure, not a part of the first.",
  'corridor.method.year':
    'Given the event, expected a year, the bad year: three figures that are never mixed. The joint year counts common decisions once and never adds a mineral and its forms.',
  'corridor.method.limits':
    'The model knows no firms, no contracts that are not published, and no politics beyond the odds. It predicts no prices. The backtest is published with its misses.',
  'annex.tables': 'Annex A: all minerals',
  'annex.partner': 'Annex B: the partner table with its evidence',
  'annex.agreements': 'Annex C: agreements with what is evidenced',
  'annex.notes': 'Annex D: notes on the data',
  'annex.notes.lead':
    'For the minerals in profile, in English as the atlas keeps them. The notes of all minerals stand in report.html.',
  'brief.sources': 'Sources',
  'brief.source': '{publisher}: {title}. {edition}. {licence}. Rows: {rows}.',
  'brief.more': '{count} more',
  'brief.page': 'Page {page}',
} as const;

export type MeetingMessages = Readonly<Record<keyof typeof meetingEn, string>>;
