export type { NumericCode } from './chart/flow-map.js';
export { htmlPage, type PageOptions } from './html/page.js';
export { resultsPicture } from './picture.js';
export { terminalText } from './terminal.js';
