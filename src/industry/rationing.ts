export type RationingRule = 'least' | 'proportional' | 'greatest';

/** One use of a short mineral: tonnes it takes in a year and value added that depends on them. */
export interface UseValue {
  readonly tonnes: number;
  readonly valueAdded: number;
}

/**
 * Part of each use that goes without when `short` tonnes are withheld: in proportion, or from the uses with the least or the greatest value
 * added per tonne first. The two ends are the optima of the linear programme min / max sum of (value added per tonne) x (tonnes withheld),
 * 0 <= withheld <= tonnes of the use, sum = short; so they bound what any allocation can lose.
 *
 * @param short tonnes short; more than all tonnes counts as all, less than 0 as none
 * @returns shares in [0, 1], one a use; a use without tonnes loses nothing
 * @example withheld([{ tonnes: 1, valueAdded: 1 }, { tonnes: 1, valueAdded: 3 }], 1, 'least') // [1, 0]
 */
export function withheld(uses: readonly UseValue[], short: number, rule: RationingRule): Float64Array {
  const total = uses.reduce((sum, u) => sum + u.tonnes, 0);
  let rest = Math.min(Math.max(short, 0), total);
  if (rule === 'proportional') return Float64Array.from(uses, (u) => (u.tonnes > 0 ? rest / total : 0));
  const perTonne = (k: number) => uses[k]!.valueAdded / uses[k]!.tonnes;
  const order = [...uses.keys()]
    .filter((k) => uses[k]!.tonnes > 0)
    .sort((a, b) => (rule === 'least' ? perTonne(a) - perTonne(b) : perTonne(b) - perTonne(a)));
  const shares = new Float64Array(uses.length);
  for (const k of order) {
    const tonnes = Math.min(rest, uses[k]!.tonnes);
    shares[k] = tonnes / uses[k]!.tonnes;
    rest -= tonnes;
  }
  return shares;
}
