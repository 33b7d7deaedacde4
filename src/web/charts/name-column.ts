import type { PlotModule } from './plot.svelte.js';

/** Names of bars as an axis in a column of `room` px: a name that is too long ends in an ellipsis and stands whole in its title. */
export const nameColumn = (plot: PlotModule, room: number) =>
  plot.axisY({ label: null, tickSize: 0, textOverflow: 'ellipsis', lineWidth: (room - 12) / 13 });
