/** One thing that is wrong with an input: what, where, which value, and (in the message) what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** 1-based line of the file. */
  readonly line?: number;
  /** Where inside the document: `stages[0].flows[3]`. */
  readonly path?: string;
  readonly value?: unknown;
  readonly wanted?: Wanted;
}

/** What may stand there instead, so that it can be said in any language. */
export type Wanted =
  | { readonly is: 'one-of'; readonly values: readonly unknown[] }
  | {
      readonly is: 'least' | 'above' | 'most' | 'below';
      readonly limit: number;
      readonly of?: 'entries' | 'characters';
    }
  | { readonly is: 'list' | 'yes-or-no' | 'whole-number' | 'number' | 'block' | 'text' };

/** One of these, as a list in a sentence has them. @example { code: 'unknown-kind', message, wanted: oneOf(['trade', 'price']) } */
export const oneOf = (values: readonly unknown[]): Wanted => ({ is: 'one-of', values });

/** Bad input: carries every problem found, not the first. Exit code 2. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => p.message).join('\n'));
  }
}

/**
 * What each step gives, or the problems of all of them at once.
 * @throws InputRefused; any other error as it is
 * @example together(() => planOf(project), () => rulesOf(project)) // [plan, rules]
 */
export function together<T extends readonly unknown[]>(...steps: { readonly [K in keyof T]: () => T[K] }): T {
  const problems: Problem[] = [];
  const given = steps.map((step) => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof InputRefused)) throw error;
      return problems.push(...error.problems);
    }
  });
  if (problems.length > 0) throw new InputRefused(problems);
  return given as unknown as T;
}

class Coded extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** The question is well put but has no answer (infeasible, not converged, not modelled). Exit code 3. */
export class NoAnswer extends Coded {
  override readonly name = 'NoAnswer';
}

/** An invariant broke: a bug of this program, never the user's fault. Exit code 1. */
export class Bug extends Coded {
  override readonly name = 'Bug';
}
