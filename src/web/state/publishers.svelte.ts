import type { VintageSources } from '../../answers/index.js';
import { get } from './api.js';

/** Who published a source; its id until the list has come. */
class Publishers {
  private list = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor() {
    get<VintageSources>('sources').then(({ sources }) => {
      this.list = new Map(sources.map(({ id, publisher }) => [id, publisher]));
    });
  }

  of = (id: string): string => this.list.get(id) ?? id;
}

export const publishers = new Publishers();
