/** One loan year by year: what the lender pays in, and what it gets. */
export interface Schedule {
  readonly draws: Float64Array;
  readonly interest: Float64Array;
  readonly principal: Float64Array;
  /** Owed at the end of the year. */
  readonly balance: Float64Array;
}

/**
 * A loan on yearly draws. Loan years count from the year of the first draw: the j-th is the j-th year after it. Interest is paid each year on the balance at its
 * start; principal in loan years grace + 1 ... years, in equal parts of what is owed; what is owed in the plan's last year falls due there.
 *
 * @param spend capital spend by year; `share` of it is lent up to the loan's last year but one, later spend is not
 * @example loanSchedule([100, 0, 0, 0], 1, 0.1, 1, 3): interest 0, 10, 10, 5 and principal 0, 0, 50, 50
 */
export function loanSchedule(
  spend: ArrayLike<number>,
  share: number,
  rate: number,
  grace: number,
  years: number,
): Schedule {
  const n = spend.length;
  const draws = new Float64Array(n);
  const interest = new Float64Array(n);
  const principal = new Float64Array(n);
  const balance = new Float64Array(n);
  let first = -1;
  let owed = 0;
  for (let t = 0; t < n; t++) {
    if (first < 0 && spend[t]! * share > 0) first = t;
    const age = first < 0 ? 0 : t - first;
    interest[t] = owed * rate;
    if (age > grace) principal[t] = owed / Math.max(1, years - age + 1);
    if (first >= 0 && age < years) draws[t] = spend[t]! * share;
    if (t === n - 1) principal[t] = owed + draws[t]!;
    owed += draws[t]! - principal[t]!;
    balance[t] = owed;
  }
  return { draws, interest, principal, balance };
}
