export { type BacktestFigures, backtestDocument } from './backtest.js';
export { type WhatIfFigures, whatIfDocument } from './what-if.js';
