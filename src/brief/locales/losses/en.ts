/** Sentences of the joint year, of what a loss is made of, and of what drives it. */
export const lossesEn = {
  'joint.title': 'All minerals together in one year',
  'joint.lead':
    'Over all minerals, buyers of {importer} lose {mean} in an average year; nothing in {pZero} of years; in one year of twenty more than {p95}, and then {cvar} on average.',
  'joint.value':
    'Industry then loses value added of {direct} in an average year ({least} if the least valuable uses go without, {greatest} if the most valuable do), {total} with suppliers; one year in twenty above {p95} (direct). Of tonnes that no price could buy alone: {unserved}.',
  'joint.value.unknown': 'What industry then loses is not counted: {why}.',
  'joint.rule':
    'A mineral and its forms are never added, an industry loses its value added once, and one decision hits its minerals together. Standard error of the simulation: mean {mean}, one year in twenty {p95}, mean of those years {cvar}.',
  'joint.rule.short':
    'A mineral and its forms are never added, an industry loses its value added once, and one decision hits its minerals together.',
  'joint.minerals.title': 'Where the joint loss comes from: minerals',
  'joint.ifTaken': 'If taken, loss of buyers',
  'joint.expected': 'Expected a year',
  'joint.events.title': 'Where the expected loss comes from: decisions and outages',
  'losses.title': 'What the losses are made of, and what they hang on',
  'drivers.lead':
    '{mineral}: of what is uncertain in the expected loss, {share} comes from one assumption alone: {assumption}.',
  'drivers.title': 'Which assumption the expected loss of the leading minerals hangs on',
  'drivers.note':
    'Share of the variance that a group of assumptions explains alone, and with all its interactions (Sobol indices, {draws} draws, {solves} solves); the range is 5 to 95 percent of its bootstrap.',
  'decision.stop': '{country} stops selling',
  'decision.halve': '{country} halves its sales',
  'decision.licence': '{country} puts exports under licence',
  'decision.destination-ban': '{country} stops selling to {importer}',
  'decision.outage': 'Outage at the largest maker, {country}',
  'decision.of-one': '{decision} ({mineral})',
  'decision.corridor': 'The corridor of {country} is closed',
  'parts.title': "What the buyers' loss is made of",
  'parts.note':
    "Paid more: dearer tonnes that are still bought, in cash. Another seller's tonnes: the cost of changing. Tonnes gone: use that stopped, valued up to the price that ends use. The three add up in every draw.",
  'bounds.title': 'Value added lost: bounds by which uses go without',
  'bounds.note':
    'In proportion, or the least or the most valuable uses first. From all lost tonnes, and from tonnes that no price could buy alone; the two are never added.',
  'column.bill': 'Use at the base price',
  'column.paidMore': 'Paid more',
  'column.switching': "Another seller's tonnes",
  'column.gone': 'Tonnes gone',
  'column.unserved': 'Of it no price could buy',
  'bounds.least': 'Least valuable first',
  'bounds.greatest': 'Most valuable first',
  'column.valueUnserved': 'Of unserved tonnes alone',
  'column.hit': 'Years with a loss',
  'column.meanLoss': 'Mean loss a year',
  'column.part': 'Of the joint loss',
  'column.decision': 'Decision or outage',
  'column.minerals': 'Minerals',
  'column.assumption': 'Assumption',
  'drivers.alone': 'Alone',
  'drivers.withOthers': 'With others',
} as const;
