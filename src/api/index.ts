export { createApp } from './app.js';
export { startServer } from './server.js';
export { World } from './world.js';
