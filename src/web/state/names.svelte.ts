import type { Names as NameList } from '../../answers/index.js';
import { inLanguage, type LocalText } from '../../base/index.js';
import { get } from './api.js';
import { noteTexts } from './notes.svelte.js';
import { place } from './view.svelte.js';

class Names {
  private list = $state.raw<NameList>({ minerals: [], countries: [] });
  private readonly minerals = $derived(new Map(this.list.minerals.map(({ code, name }) => [code, name])));
  private readonly countries = $derived(new Map(this.list.countries.map(({ code, name }) => [code, name])));
  readonly m49 = $derived(new Map(this.list.countries.map(({ code, m49 }) => [code, m49])));

  private readonly families = $derived(new Map(this.list.minerals.map(({ code, family }) => [code, family])));

  readonly mineralCodes = $derived(this.list.minerals.map(({ code }) => code));

  /** Resolves when there are names to show in place of codes. */
  readonly ready = Promise.all([get<NameList>('names'), place.language === 'en' ? undefined : noteTexts.load()]).then(
    ([list]) => {
      this.list = list;
    },
  );

  mineral = (code: string): LocalText => this.minerals.get(code) ?? { en: code };
  /** The mineral that one is a kind of. */
  family = (code: string): string | undefined => this.families.get(code);
  country = (code: string): LocalText => this.countries.get(code) ?? { en: code };
  /** A note on data, written in English, in the languages it was put into. */
  note = noteTexts.of;
  mineralText = (code: string): string => inLanguage(this.mineral(code), place.language);
  countryText = (code: string): string => inLanguage(this.country(code), place.language);
}

export const names = new Names();
