export type { NumericCode } from './chart/flow-map.js';
export type { Logo } from './docx/blocks.js';
export { docx } from './docx/docx.js';
export { htmlPage, type PageOptions } from './html/page.js';
export { pdf } from './pdf/pdf.js';
export { resultsPicture } from './picture.js';
export { columns, grid, hanging, padded } from './screen.js';
export { terminalText } from './terminal.js';
export { type PlainTable, workbook } from './workbook/workbook.js';
