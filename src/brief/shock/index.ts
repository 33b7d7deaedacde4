export { type BacktestFigures, backtestDocument } from './backtest.js';
export { shutRoute } from './besides.js';
export { type WhatIfFigures, whatIfDocument } from './what-if.js';
