import { openLedger, readingLedger, shippedLedger } from '../node/index.js';

type Ledger = Awaited<ReturnType<typeof openLedger>>;

interface Open {
  readonly ledger: Ledger;
  /** The agreements that ship, in memory: what is written to them is lost. */
  readonly shipped: boolean;
}

/**
 * One opened ledger for all requests, one question at a time: opening takes seconds, and the embedded one can be opened once. It is closed
 * a while after the last question, so that a command line may write to it between.
 */
export class LedgerDesk {
  private open: Open | undefined;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: string | undefined,
    private readonly idle = 3000,
  ) {}

  /** Asks the ledger, or the agreements that ship where it has none. */
  reading<T>(ask: (ledger: Ledger) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      this.open ??= await readingLedger(this.url);
      const { ledger, shipped } = this.open;
      const empty = !shipped && (await ledger.entries({ limit: 1 })).length === 0;
      return ask(empty ? await shippedLedger() : ledger);
    });
  }

  /** Writes to the workspace's own ledger, made where there is none. */
  writing<T>(write: (ledger: Ledger) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      if (this.open?.shipped) await this.shut();
      const url = this.url === undefined ? {} : { url: this.url };
      this.open ??= { ledger: await openLedger(url), shipped: false };
      return write(this.open.ledger);
    });
  }

  close(): Promise<void> {
    return this.inTurn(() => this.shut());
  }

  private async shut(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    await open?.ledger.close();
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.turn.then(async () => {
      clearTimeout(this.timer);
      try {
        return await step();
      } finally {
        if (this.open) this.timer = setTimeout(() => void this.close(), this.idle).unref();
      }
    });
    this.turn = done.catch(() => {});
    return done;
  }
}
