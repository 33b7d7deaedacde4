import { type Language, languages } from '../../base/index.js';

export const pages = [
  'start',
  'where',
  'mineral',
  'what-if',
  'project',
  'plan',
  'buyers',
  'agreements',
  'brief',
  'data',
  'accessibility',
] as const;
export type Page = (typeof pages)[number];

/** What the address bar holds: a view is a URL and a URL is a view. */
interface View {
  readonly page: Page;
  readonly language: Language;
  /** Everything else, in the order of the keys. */
  readonly fields: Readonly<Record<string, string>>;
}

const known = <T extends string>(list: readonly T[], value: string | null, otherwise: T): T =>
  list.includes(value as T) ? (value as T) : otherwise;

/** `#/what-if?lang=ko&mineral=tin` to a view. */
function viewOf(hash: string, preferred: readonly string[]): View {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(query);
  const wanted = preferred.map((tag) => tag.slice(0, 2)).find((tag) => languages.includes(tag as Language));
  const language = known(languages, parameters.get('lang'), known(languages, wanted ?? null, 'en'));
  parameters.delete('lang');
  return { page: known(pages, path, 'start'), language, fields: Object.fromEntries(parameters) };
}

function hashOf({ page, language, fields }: View): string {
  const parameters = new URLSearchParams({ lang: language });
  for (const [key, value] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (value !== '') parameters.set(key, value);
  return `#/${page}?${parameters}`;
}

/** Milliseconds without a move before the address follows: writing it costs as much as a frame. */
const quiet = 300;

class Location {
  view = $state.raw<View>(viewOf(location.hash, navigator.languages));
  /** By themselves, so that a moved slider redraws what hangs on a field and no more. */
  readonly page = $derived(this.view.page);
  readonly language = $derived(this.view.language);
  private writing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    addEventListener('hashchange', () => {
      clearTimeout(this.writing);
      this.view = viewOf(location.hash, navigator.languages);
    });
  }

  /**
   * Sets fields of this view without a new entry in the history: sliders. The address follows when they rest, since browsers refuse an
   * address that changes with every frame.
   */
  set(fields: Readonly<Record<string, string>>): void {
    this.view = { ...this.view, fields: { ...this.view.fields, ...fields } };
    clearTimeout(this.writing);
    this.writing = setTimeout(() => history.replaceState(null, '', hashOf(this.view)), quiet);
  }

  /** The address of another view; importer and mineral stay. */
  to(page: Page, fields: Readonly<Record<string, string>> = {}): string {
    const { importer, mineral } = this.view.fields;
    const kept = { ...(importer ? { importer } : {}), ...(mineral ? { mineral } : {}) };
    return hashOf({ ...this.view, page, fields: { ...kept, ...fields } });
  }

  inLanguage(language: Language): string {
    return hashOf({ ...this.view, language });
  }
}

export const place = new Location();
