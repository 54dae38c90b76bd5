/**
 * One file: two lines that can be read with `head -2`, then the rows of every table as PostgreSQL's
 * COPY writes them, in frames and compressed, then a line with the SHA-256 of everything before it.
 */
export const FIRST_LINE = "onetill-backup 1\n";

/** "\nsha256 " and 64 digits and "\n". */
export const TRAILER_BYTES = 73;
export const trailerOf = (digest: string) => `\nsha256 ${digest}\n`;

export type Header = {
  created_at: string;
  onetill: string;
  postgres: string;
  /** The migrations that made the tables, oldest first. */
  migrations: string[];
  /** Tells one ONETILL_SECRET from another; null for a database from before there were such values. */
  secret_check: string | null;
  /** The secret itself, only where it was asked for. */
  secret?: string;
};

/** What a frame holds: the next table, a piece of its rows, how many they were, the end of it all. */
export const frames = { table: 0x54, rows: 0x44, count: 0x45, end: 0x5a } as const;
export type TableFrame = { table: string; columns: string[] };

export function frame(type: number, payload: Buffer | object = Buffer.alloc(0)): Buffer {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload));
  const head = Buffer.alloc(5);
  head.writeUInt8(type);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}
