import type { LocalText } from '../../base/index.js';
import { get } from './api.js';
import { place } from './view.svelte.js';

/** Notes on data, written in English, by what was put into other languages; asked for once a view is not in English. */
class NoteList {
  private list = $state.raw<ReadonlyMap<string, LocalText>>();
  private asked: Promise<void> | undefined;

  load(): Promise<void> {
    this.asked ??= get<readonly LocalText[]>('notes').then((found) => {
      this.list = new Map(found.map((note) => [note.en, note]));
    });
    return this.asked;
  }

  /** The note in its languages; undefined where nobody has translated it. */
  of = (english: string): LocalText | undefined => {
    if (place.language !== 'en') void this.load();
    return this.list?.get(english);
  };
}

export const noteTexts = new NoteList();
