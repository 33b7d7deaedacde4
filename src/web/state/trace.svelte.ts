import type { RowId, RowTrace } from '../../atlas/index.js';
import { get } from './api.js';

/** The panel that leads a number back to its source row. */
class Open {
  id = $state<RowId>();
  answer = $state.raw<Promise<RowTrace>>();

  open(id: RowId): void {
    this.id = id;
    this.answer = get<RowTrace>(`rows/${encodeURIComponent(id)}/trace`);
  }

  close(): void {
    this.id = undefined;
    this.answer = undefined;
  }
}

export const trace = new Open();
