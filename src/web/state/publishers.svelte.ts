import { get } from './api.js';

interface Source {
  readonly id: string;
  readonly publisher: string;
}

/** Who published a source; its id until the list has come. */
class Publishers {
  private list = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor() {
    get<{ sources: readonly Source[] }>('sources').then(({ sources }) => {
      this.list = new Map(sources.map(({ id, publisher }) => [id, publisher]));
    });
  }

  of = (id: string): string => this.list.get(id) ?? id;
}

export const publishers = new Publishers();
