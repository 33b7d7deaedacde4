import { isMissing, type LocalText, type Maybe, whenPresent } from '../../base/index.js';
import type { Column, Document, Section } from '../document.js';
import type { MessageId } from '../locales/index.js';
import { messages } from '../locales/index.js';
import { amount, code, country, inner, list, mineral, text } from '../phrases.js';
import { type Sentence, say, type Value } from '../sentence.js';
import type { Explanation } from './results.js';

/** The message of a word if there is one, else its name among the minerals, else the word itself. */
export const word = (id: string, otherwise: string): Value =>
  id in messages.en ? inner(say(id as MessageId)) : mineral(otherwise);

/** A form of a product in words; a form of the atlas by its name there. */
export const formName = (form: string): Value =>
  `form.${form}` in messages.en ? inner(say(`form.${form}` as MessageId)) : mineral(form);

export const levyName = (kind: string): Value => word(`levy.${kind}`, kind);
/** A step of a waterfall: a levy, a cost, a programme or another party. */
/** A step of an account: what another party gets, a programme by its name, or a levy or cost. */
export function stepName({ step, party, name }: Explanation['waterfalls'][number]['steps'][number]): Value {
  if (party) return partyName(party);
  if (name) return text(name);
  return `levy.${step}` in messages.en ? levyName(step) : word(`step.${step}`, step);
}
export const hostFact = (name: string): Value => word(`host.${name}`, name);

/** `MNG/royalty/surtax/tin+nickel` is Mongolia: surtax on royalty, tin, nickel. */
export function fact(id: string): Value {
  const [at = '', ...rest] = id.split('/');
  const kind = rest[0] === 'royalty' && rest[1] === 'surtax' ? 'surtax' : (rest[0] ?? '');
  if (!(`levy.${kind}` in messages.en)) return code(id);
  const part = rest.slice(kind === 'surtax' ? 2 : 1).join('/');
  const values = { country: country(at), levy: levyName(kind) };
  return inner(
    part === ''
      ? say('case.fact', values)
      : say('case.fact.of', {
          ...values,
          part: list(
            part.split(/[/+]/).map((one) => word(`part.${one}`, one)),
            ', ',
          ),
        }),
  );
}

/** A levy by its id as what moves a result, an input by its name. */
export const inputName = (input: string): Value => (input.includes('/') ? fact(input) : word(`input.${input}`, input));

/** One decimal of a percent where that says something: 12.4%. */
export const rate = (value: Maybe<number>): Value =>
  amount(
    whenPresent(value, (x) => 100 * x),
    '%',
    3,
  );

export const money = (value: Maybe<number>, currency: string): Value => amount(value, currency, 3);

/** A party by what it is, with its name where the file gives one, else its id where that says more. */
export function partyName(party: {
  readonly id: string;
  readonly name?: LocalText | undefined;
  readonly kind: string;
  readonly country?: string | undefined;
}): Value {
  const values = {
    id: party.name ? text(party.name) : code(party.id),
    country: party.country === undefined ? code(party.id) : country(party.country),
  };
  const known = [party.name ? '' : party.id, `${party.kind}.named`, party.kind].map((one) => `party.${one}`);
  const id = known.find((one) => one in messages.en);
  return id === undefined ? code(party.id) : inner(say(id as MessageId, values));
}

export const reason = (value: { readonly missing: { readonly code: string } }): Value => ({
  is: 'missing',
  code: value.missing.code,
});

/** `a`, or `b` with the reason where the value is missing. */
export const either = <T>(
  value: Maybe<T>,
  present: (value: T) => Sentence,
  absent: (reason: Value) => Sentence,
): Sentence => (isMissing(value) ? absent(reason(value)) : present(value));

export const head = (id: MessageId, numeric = false): Column =>
  numeric ? { head: say(id), numeric } : { head: say(id) };

/** A document of one answer: no imprint, no rows to open. */
export const answer = (id: string, title: Sentence, sections: readonly Section[]): Document => ({
  id,
  title,
  subtitle: title,
  imprint: [],
  sections,
  evidence: new Map(),
});
