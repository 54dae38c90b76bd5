/** A column of an answer, by the numbers that PostgreSQL has for tables, columns and types. */
export interface Column {
  name: string;
  /** The table that it was plainly selected from, and its number there; 0 for what was worked out. */
  table: number;
  column: number;
  type: number;
  /** It was null at least once. */
  empty?: boolean;
}

/** A statement that a place in the code sent. */
export interface Sent {
  /** `path:line:column`, or `prisma`. */
  place: string;
  text: string;
  /** Missing while no answer has come. */
  columns?: Column[];
}
