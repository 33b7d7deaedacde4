import { inLanguage, type LocalText } from '../../base/index.js';
import { get } from './api.js';
import { place } from './view.svelte.js';

/** Notes on data, written in English, by what was put into other languages; asked for when one is shown. */
class NoteList {
  private list = $state.raw<ReadonlyMap<string, LocalText>>();
  private asked = false;

  /** The note in the language of the view; undefined where nobody has translated it. */
  of = (english: string): string | undefined => {
    if (place.language === 'en') return english;
    if (!this.asked) {
      this.asked = true;
      get<readonly LocalText[]>('notes').then((found) => (this.list = new Map(found.map((note) => [note.en, note]))));
    }
    const note = this.list?.get(english);
    return note && inLanguage(note, place.language);
  };
}

export const noteTexts = new NoteList();
