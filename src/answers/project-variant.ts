import type { Money, ProjectFile } from '../study/index.js';

/** What differs from a project's file: levers of the host, of the home state, and of the market. */
export interface Variant {
  readonly host?: string;
  readonly overlay?: string;
  /** Programmes in place of the file's; one that the file has keeps its terms there. */
  readonly support?: readonly string[];
  readonly participation?: 'share' | 'special-royalty';
  /** Multiple of every price of a product; prices of further stages stand. */
  readonly price?: number;
}

const times = (sum: Money, by: number): Money =>
  typeof sum === 'number' ? sum * by : { ...sum, value: sum.value * by };

type Product = ProjectFile['products'][number];
const priced = (product: Product, by: number): Product => ({
  ...product,
  price: Array.isArray(product.price) ? product.price.map((sum) => times(sum, by)) : times(product.price, by),
});

/**
 * The file with its levers moved. Under another host: its law at its newest date, no state among the owners but by that law, no
 * stabilisation agreed.
 *
 * @example varied(project, { participation: 'special-royalty', price: 0.9 })
 */
export function varied(project: ProjectFile, v: Variant): ProjectFile {
  const moved = v.host !== undefined && v.host !== project.host;
  const owners = moved ? project.owners?.filter((o) => o.party !== 'host-state') : project.owners;
  const held = owners?.reduce((sum, o) => sum + o.share, 0) ?? 1;
  const { owners: _owners, regime: _regime, regimeDate: _date, ...rest } = project;
  return {
    ...rest,
    ...(moved
      ? {}
      : {
          ...(project.regime ? { regime: project.regime } : {}),
          ...(project.regimeDate ? { regimeDate: project.regimeDate } : {}),
        }),
    host: v.host ?? project.host,
    ...(owners ? { owners: moved ? owners.map((o) => ({ ...o, share: o.share / held })) : owners } : {}),
    support:
      v.support === undefined
        ? project.support
        : v.support.map((programme) => project.support.find((s) => s.programme === programme) ?? { programme }),
    participation: v.participation ?? project.participation,
    products: v.price === undefined ? project.products : project.products.map((p) => priced(p, v.price!)),
  };
}
