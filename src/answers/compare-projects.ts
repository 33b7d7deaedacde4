import { missing } from '../base/index.js';
import type { Comparison, ComparisonRow } from '../brief/index.js';
import { caseOf, distribution, type Rules, resultOf, stageChoice, worthOf } from '../project/index.js';
import type { ProjectFile } from '../study/index.js';
import type { PriceFacts } from './evaluate-project.js';
import { type Variant, varied } from './project-variant.js';

export interface CompareQuestion {
  readonly project: ProjectFile;
  readonly variants: readonly Variant[];
  readonly stages: boolean;
  readonly draws: number;
  readonly seed: number;
}

export interface ComparePorts {
  /** Rules of the project under a host, with an overlay by name. */
  rules(project: ProjectFile, overlay?: string): Promise<Rules>;
  prices(minerals: readonly string[]): Promise<PriceFacts>;
}

/** One project under several hosts, overlays, support packages and forms of participation, and its choice of stage. */
export async function compareProjects(ports: ComparePorts, question: CompareQuestion): Promise<Comparison> {
  const { project, draws, seed } = question;
  const prices = draws > 0 ? await ports.prices([...new Set(project.products.map((p) => p.mineral))]) : undefined;
  const tonnes = (name: 'firm' | 'host' | 'home') => worthOf(project, project.products[0]!.tonnes, name);
  const rows: ComparisonRow[] = [];
  for (const v of question.variants) {
    const changed = varied(project, v);
    const c = caseOf(changed, await ports.rules(changed, v.overlay));
    const result = resultOf(c);
    const of = (kind: string) => result.parties.find((p) => p.kind === kind);
    const none = (kind: string) => missing('no-such-party', `no ${kind} takes part`);
    const drawn = prices ? distribution(c, prices.models, draws, seed) : undefined;
    const spread = (kind: string) => {
      const id = of(kind)?.id;
      return id === undefined ? none(kind) : drawn!.npv[id]!;
    };
    rows.push({
      variant: {
        host: changed.host,
        overlay: v.overlay ?? '',
        support: changed.support.map((s) => s.programme),
        participation: changed.participation,
        price: v.price ?? 1,
      },
      projectNpv: result.project.npv,
      firmNpv: of('firm')?.npv ?? none('firm'),
      firmIrr: of('firm')?.irr ?? [],
      hostTreasuryNpv: of('host-treasury')?.npv ?? none('host-treasury'),
      hostStateNpv: of('host-state')?.npv ?? none('host-state'),
      homeTreasuryNpv: of('home-treasury')?.npv ?? none('home-treasury'),
      aetr: result.aetr,
      metr: result.metr,
      breakevenScale: result.breakevenPrice.scale,
      payback: result.project.payback,
      unverified: result.unverified,
      notes: result.notes,
      ...(drawn
        ? {
            draws: {
              firmNpv: spread('firm'),
              firmNpvBelowZero: drawn.firmNpvBelowZero,
              homeTreasuryNpv: spread('home-treasury'),
            },
          }
        : {}),
    });
  }
  return {
    format: 'lodeward-project-comparison/1',
    id: project.id,
    money: project.money,
    headline: project.basis === 'scenario' ? 'per-tonne' : 'npv',
    discountedTonnes: { firm: tonnes('firm'), host: tonnes('host'), home: tonnes('home') },
    rows,
    ...(question.stages ? { stages: stageChoice(project, await ports.rules(project)) } : {}),
  };
}
