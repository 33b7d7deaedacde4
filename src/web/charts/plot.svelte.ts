export type PlotModule = typeof import('@observablehq/plot');

/** Observable Plot, fetched once, apart from the first scripts of the page. */
class PlotLibrary {
  module = $state.raw<PlotModule>();
  private loading: Promise<PlotModule> | undefined;

  load(): Promise<PlotModule> {
    this.loading ??= import('@observablehq/plot').then((module) => (this.module = module));
    return this.loading;
  }
}

export const plotLibrary = new PlotLibrary();
