import { InputRefused } from '../../base/index.js';
import { ApiProblem } from './api.js';

/** What is wrong, each with its file, line and place. */
export function problemsOf(error: unknown): readonly string[] {
  const list =
    error instanceof InputRefused ? error.problems : error instanceof ApiProblem ? error.document.problems : undefined;
  if (!list) return [error instanceof ApiProblem ? error.document.detail : String((error as Error).message ?? error)];
  return list.map(({ file, line, path, message }) => {
    const at = [[file, line].filter((one) => one !== undefined).join(':'), path].filter(
      (one) => one !== undefined && one !== '',
    );
    return at.length > 0 ? `${at.join(' ')}: ${message}` : message;
  });
}
