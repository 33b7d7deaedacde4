export { type Body, type CommitteeFacts, committee } from './committee.js';
export { corridor } from './corridor.js';
export { forum, type Offer } from './forum.js';
export { type MemoFacts, memo } from './memo.js';
export { mineralSheet } from './mineral-sheet.js';
export { type ShockFigures, shockNote } from './shock-note.js';
export { viceMinister } from './vice-minister.js';
