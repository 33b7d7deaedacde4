import { noAnswerText, problemText } from '../answers/index.js';
import { InputRefused, type Language, NoAnswer, type Problem } from '../base/index.js';
import { failed } from './help.js';
import { systemProblem } from './system-error.js';

const exitCode = { done: 0, bug: 1, badInput: 2, noAnswer: 3 } as const;

const where = (p: Problem) => [p.file, p.line].filter((part) => part !== undefined).join(':');

function problemLine(p: Problem, language: Language): string {
  const place = [where(p), p.path].filter((part) => part !== undefined && part !== '').join(' ');
  return `${place ? `${place}: ` : ''}${problemText(p, language)} [${p.code}]`;
}

const print = (document: object) => process.stdout.write(`${JSON.stringify(document)}\n`);

/**
 * Says what went wrong in a language (as one JSON document on stdout with --json, else on stderr) and sets the exit code of design: 2, 3 or 1.
 * In JSON `message` and `reason` are the English contract; `text` beside them is in the language where that is another.
 */
export function report(thrown: unknown, json: boolean, language: Language): void {
  const refused = systemProblem(thrown);
  const error = refused ? new InputRefused([refused]) : thrown;
  if (error instanceof InputRefused) {
    process.exitCode = exitCode.badInput;
    const { problems } = error;
    if (!json) process.stderr.write(`${problems.map((one) => problemLine(one, language)).join('\n')}\n`);
    else if (language === 'en') print({ problems });
    else print({ problems: problems.map((one) => ({ ...one, text: problemText(one, language) })) });
    return;
  }
  if (error instanceof NoAnswer) {
    process.exitCode = exitCode.noAnswer;
    const text = noAnswerText(error, language);
    const told = language === 'en' ? {} : { text };
    if (json) print({ status: error.code, reason: error.message, ...told, ...error.fields });
    else process.stderr.write(`${failed('no-answer', language)} (${error.code}): ${text}\n`);
    return;
  }
  process.exitCode = exitCode.bug;
  process.stderr.write(`${failed('bug', language)}:\n${error instanceof Error ? error.stack : String(error)}\n`);
}
