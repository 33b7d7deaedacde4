export { htmlPage, type PageOptions } from './html/page.js';
