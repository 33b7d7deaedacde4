import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

/** DuckDB in memory: statements in, plain objects out. */
export class Tables {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** One thread keeps the order of rows and sums the same; readers of large files ask for more. */
  static async inMemory(threads = 1): Promise<Tables> {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    return new Tables(await instance.connect());
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  async all(sql: string, values: Record<string, DuckDBValue> = {}): Promise<Record<string, unknown>[]> {
    const reader = await this.#connection.runAndReadAll(sql, values);
    return reader.getRowObjectsJS() as Record<string, unknown>[];
  }

  close(): void {
    this.#connection.closeSync();
  }
}

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
