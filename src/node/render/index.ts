export type { NumericCode } from './chart/flow-map.js';
export { docx } from './docx.js';
export { htmlPage, type PageOptions } from './html/page.js';
export { pdf } from './pdf.js';
export { resultsPicture } from './picture.js';
export { terminalText } from './terminal.js';
