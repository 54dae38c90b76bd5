import type pg from "pg";

// COPY's own part of the protocol, which `pg` leaves to those who need it:
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
interface Wire {
  query(sql: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

type Submittable = Parameters<pg.Client["query"]>[0] & { submit(wire: unknown): void };

function copy(client: pg.Client, sql: string, input: readonly Buffer[]): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    let failure: Error | undefined;
    const submittable = {
      submit: (wire: Wire) => wire.query(sql),
      handleCopyInResponse(wire: Wire) {
        for (const chunk of input) wire.sendCopyFromChunk(chunk);
        wire.endCopyFrom();
      },
      handleCopyData: ({ chunk }: { chunk: Buffer }) => output.push(Buffer.from(chunk)),
      handleCommandComplete() {},
      handleError: (error: Error) => {
        failure = error;
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(output)),
    };
    client.query(submittable as unknown as Submittable);
  });
}

/** Everything that a table holds, as COPY writes it. */
export const copyOut = (client: pg.Client, table: string) =>
  copy(client, `copy ${table} to stdout`, []);

/** Puts it back. */
export const copyIn = (client: pg.Client, table: string, chunks: readonly Buffer[]) =>
  copy(client, `copy ${table} from stdin`, chunks);
