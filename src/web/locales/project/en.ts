/** English words of the page about one project. */
export const projectEn = {
  'project.title': 'Project',
  'project.lead': 'Who gets what: the firm, the host state, the home state and the lenders.',
  'project.which': 'Which project',
  'project.price': 'Price',
  'project.price.said': '{percent, number}% of what the file says',
  'project.scenario':
    'A scenario on declared ranges, not a published study: it is told in money for each tonne, never as a net present value.',
  'project.npv': 'Net present value before tax at {rate}',
  'project.irr': 'Internal rate of return before tax',
  'project.payback': 'Paid back in',
  'project.aetr': 'Average effective tax rate (AETR)',
  'project.breakeven': 'Breakeven price, {name}, {unit}',
  'project.finding': 'Most stays with: {party}, {value}',
  'project.parties': 'Who gets what',
  'project.parties.per-tonne':
    'Present value for each tonne of the first product, {unit}; each party at its own rate; one case, no interval',
  'project.parties.npv': 'Net present value, {unit}; each party at its own rate; one case, no interval',
  'project.party': 'Party',
  'project.source': 'Source: the project file and the regime of the host state',
  'project.regime': 'Regime: {country}, {date}',
  'project.draws.title': '{party} loses money in {share} of the draws',
  'project.draws.none': 'What the draws of prices and costs leave with each party',
  'project.curve.title':
    'What the states take moves from {low} at {from} times the price to {high} at {to} times the price',
  'project.curve.subtitle':
    'Average effective tax rate (AETR), percent, over all prices as a multiple of what the file says; no interval: one case a price',
  'project.curve.scale': 'Price, multiple',
  'project.irr.several':
    'More than one rate makes the present value zero, because the cash flow changes sign more than once (closure costs at the end, for one). None of them alone says whether the project pays; the net present value does.',
  'project.year': 'year {year}',
  'project.levies.title': '{levy} brings the state most: {value} over the life of the project',
  'project.levies.subtitle': 'What the host state collects a year by levy, {unit}, {country}; one case, no interval',
  'project.levers': 'What each side can change',
  'project.levers.market': 'Market',
  'project.levers.host': 'Levers of {country}',
  'project.levers.home': 'Support from {country}',
  'project.law': 'Law',
  'project.law.file': 'as the file says',
  'project.participation': 'Share of the state',
  'project.participation.share': 'a share of the project',
  'project.participation.special-royalty': 'a special royalty instead',
  'project.support.yes': 'qualifies',
  'project.support.no': 'does not qualify',
  'project.support.not-known': 'not known whether it qualifies',
  'project.levers.back': 'Back to the file',
  'project.before': 'As the file says',
  'project.after': 'With the changes',
  'project.change': 'Difference',
  'project.changed': 'What the changes do',
  'project.changed.finding': '{party} gains most from the changes: {value}',
  'project.changed.nothing':
    'Nobody gets more or less by these changes: they apply to other deposits or nothing the file states counts for them.',
  'project.account': 'Whose account',
  'project.waterfall.firm': '{party}: {gross} sold, {net} left; most goes to: {step}, {value}',
  'project.waterfall.treasury': '{party}: {net}; most comes from: {step}, {value}',
  'project.waterfall.subtitle':
    "From price to what is left: present value, {unit}, at the party's own rate; one case, no interval",
  'project.waterfall.step': 'Step',
  'project.waterfall.left': 'Left',
  'project.draws.failed':
    'In {share} of the draws the project is never built, by the odds of its stages: what was spent on exploration and studies is lost, and nothing else is earned or paid. Where many draws end so, the median lies at or near 0 although no built mine would end there.',
  'project.draws.per-tonne':
    'Present value for each tonne as planned, {unit}; the smallest dot is a twentieth of {draws, number} draws of prices and costs, a larger one several; the line is the median, the bar the 90% interval',
  'project.draws.npv':
    'Net present value, {unit}; the smallest dot is a twentieth of {draws, number} draws of prices and costs, a larger one several; the line is the median, the bar the 90% interval',
} as const;
