import { InputRefused, type Problem } from '../../base/index.js';
import { ApiProblem } from './api.js';
import { known } from './text.svelte.js';

/** What is wrong, each with its file, line and place. */
export function problemsOf(error: unknown): readonly string[] {
  const list =
    error instanceof InputRefused ? error.problems : error instanceof ApiProblem ? error.document.problems : undefined;
  if (!list) return [error instanceof ApiProblem ? error.document.detail : String((error as Error).message ?? error)];
  return list.map((problem: Problem & { readonly text?: string }) => {
    const {
      file,
      line,
      path,
      text = known(`problem.${problem.code}`, { value: String(problem.value ?? '') }) ?? problem.message,
    } = problem;
    const at = [[file, line].filter((one) => one !== undefined).join(':'), path].filter(
      (one) => one !== undefined && one !== '',
    );
    return at.length > 0 ? `${at.join(' ')}: ${text}` : text;
  });
}
