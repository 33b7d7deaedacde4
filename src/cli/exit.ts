import { InputRefused, NoAnswer, type Problem } from '../base/index.js';
import { systemProblem } from './system-error.js';

export const exitCode = { done: 0, bug: 1, badInput: 2, noAnswer: 3 } as const;

const where = (p: Problem) => [p.file, p.line].filter((part) => part !== undefined).join(':');

function problemLine(p: Problem): string {
  const place = [where(p), p.path].filter((part) => part !== undefined && part !== '').join(' ');
  return `${place ? `${place}: ` : ''}${p.message} [${p.code}]`;
}

/** Says what went wrong (as one JSON document on stdout with --json, else on stderr) and sets the exit code of design: 2, 3 or 1. */
export function report(thrown: unknown, json: boolean): void {
  const refused = systemProblem(thrown);
  const error = refused ? new InputRefused([refused]) : thrown;
  if (error instanceof InputRefused) {
    process.exitCode = exitCode.badInput;
    if (json) process.stdout.write(`${JSON.stringify({ problems: error.problems })}\n`);
    else process.stderr.write(`${error.problems.map(problemLine).join('\n')}\n`);
    return;
  }
  if (error instanceof NoAnswer) {
    process.exitCode = exitCode.noAnswer;
    if (json)
      process.stdout.write(`${JSON.stringify({ status: error.code, reason: error.message, ...error.fields })}\n`);
    else process.stderr.write(`No answer (${error.code}): ${error.message}\n`);
    return;
  }
  process.exitCode = exitCode.bug;
  process.stderr.write(
    `This is a bug of lodeward, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
}
