/** What the routes ask; made by `lodeward serve` from the same functions that the command line calls. */
export type Services = Record<string, never>;
