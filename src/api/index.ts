export { localServices } from './local.js';
export { startServer } from './server.js';
