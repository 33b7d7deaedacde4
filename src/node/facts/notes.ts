import { z } from 'zod';
import { readTable } from './table.js';

const noteRow = z.strictObject({ en: z.string().min(1), ko: z.string().min(1), mn: z.string().min(1) });

/** Notes on the data of markets in three languages (data/notes.csv), by their English, as the atlas keeps them. */
export const readNotes = (): Promise<readonly z.output<typeof noteRow>[]> => readTable(noteRow, 'data', 'notes.csv');
