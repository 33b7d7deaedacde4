import { InputRefused, oneOf, together } from '../../base/index.js';
import type { Money, ProjectFile, SupportFile, SupportVersion } from '../../study/index.js';
import type { Contract } from './contract.js';

/** Programmes by the name a project uses: `KOR/exploration-loan`, `./mine.yaml`. */
export type Programmes = ReadonlyMap<string, SupportFile>;

const middle = (range: readonly [number, number] | undefined) => (range ? (range[0] + range[1]) / 2 : undefined);

/** The version in force on a date, the newest where no date is given; a draft only when it is asked for by its first day. */
function versionAt(
  { versions, country, id }: SupportFile,
  date: string | undefined,
  named: string | undefined,
  path: string,
): SupportVersion {
  const candidates = versions.filter((v) => {
    if (named !== undefined) return v.from === named;
    return v.status !== 'draft' && (date === undefined || (v.from <= date && (v.to === null || v.to >= date)));
  });
  const newest = candidates.reduce<SupportVersion | undefined>(
    (best, v) => (best === undefined || v.from > best.from ? v : best),
    undefined,
  );
  if (newest) return newest;
  throw new InputRefused([
    {
      code: 'no-version-at-date',
      message: `${country}/${id} has no version ${named ? `of ${named}` : `in force${date ? ` on ${date}` : ''}`}; there are ${versions.map((v) => v.from).join(', ')}`,
      path: `${path}.programme`,
      value: named ?? date,
      wanted: oneOf(versions.map(({ from }) => from)),
    },
  ]);
}

/**
 * The support a project asks for, joined with the programmes' terms. A number no source publishes is taken from the declared range (its middle) and named in `unverified`.
 *
 * @throws InputRefused: an unknown programme, no version at the date, no number and no range
 */
export function agree(
  project: ProjectFile,
  programmes: Programmes,
  worth: (sum: Money) => number,
): readonly Contract[] {
  return together(
    ...project.support.map((asked, i) => () => contractOf(project, programmes, worth, asked, `support[${i}]`)),
  );
}

function contractOf(
  project: ProjectFile,
  programmes: Programmes,
  worth: (sum: Money) => number,
  asked: ProjectFile['support'][number],
  path: string,
): Contract {
  const file = programmes.get(asked.programme);
  if (!file)
    throw new InputRefused([
      {
        code: 'unknown-programme',
        message: `no support programme "${asked.programme}"; known: ${[...programmes.keys()].join(', ')}`,
        path: `${path}.programme`,
        value: asked.programme,
        wanted: oneOf([...programmes.keys()]),
      },
    ]);
  const terms = versionAt(file, asked.date ?? project.regimeDate, asked.version, path);
  const id = `${file.country}/${file.id}`;
  const unverified: string[] = terms.status === 'in force' ? [] : [id];
  const known = (
    name: string,
    own: number | undefined,
    value: number | null | undefined,
    range?: readonly [number, number],
  ) => {
    if (own !== undefined) return own;
    if (value !== null) return value ?? 0;
    const assumed = middle(range);
    if (assumed === undefined)
      throw new InputRefused([
        {
          code: 'number-not-published',
          message: `${id} publishes no ${name}; write "${name}" beside the programme`,
          path: `${path}.${name}`,
        },
      ]);
    unverified.push(`${id}/${name}`);
    return assumed;
  };
  return {
    id,
    file,
    terms,
    kind: file.kind,
    amount: asked.amount === undefined ? undefined : worth(asked.amount),
    cost: asked.cost === undefined ? undefined : worth(asked.cost),
    share: asked.share ?? terms.share,
    rate: known('rate', asked.rate, terms.rate, terms.rateRange),
    fee: known('fee', undefined, terms.fee, terms.feeRange),
    lossOdds: known('lossOdds', asked.lossOdds, terms.lossOdds, terms.lossOddsRange),
    contractPrice: asked.contractPrice === undefined ? undefined : worth(asked.contractPrice),
    cap: terms.cap === undefined ? Infinity : worth(terms.cap),
    from: asked.from === undefined ? 0 : asked.from - project.firstYear,
    unverified,
  };
}
