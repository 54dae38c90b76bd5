/** A column that a sort walks, and what a cursor keeps of it. */
export interface SortKey<Row> {
  column: string;
  /** The type of its values, for the database. */
  type: string;
  of: (row: Row) => string;
  /** Whether a text can be such a value; the database would choke on another. */
  accepts: (text: string) => boolean;
}

// NUL cannot be in a text of the database, nor in one that is compared with it.
const isText = (text: string) => text.isWellFormed() && !text.includes("\0");
const isTime = (text: string) =>
  /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

export const byTime = <Row>(column: string, of: (row: Row) => Date): SortKey<Row> => ({
  ...{ column, type: "timestamptz", accepts: isTime },
  of: (row) => of(row).toISOString(),
});

export const byText = <Row>(
  column: string,
  of: (row: Row) => string,
  type: "text" | "bpchar" = "text",
): SortKey<Row> => ({ column, type, of, accepts: isText });

/** A whole number that is not negative. */
export const byNumber = <Row>(column: string, of: (row: Row) => bigint): SortKey<Row> => ({
  ...{ column, type: "bigint", accepts: (text: string) => /^\d{1,18}$/.test(text) },
  of: (row) => of(row).toString(),
});

/** One of the values of an enumeration, in the order in which the database has them. */
export interface EnumKey<Row> extends SortKey<Row> {
  values: readonly string[];
}

export const byEnum = <Row>(
  column: string,
  type: string,
  values: readonly string[],
  of: (row: Row) => string,
): EnumKey<Row> => ({
  ...{ column, type, values, of },
  accepts: (text) => values.includes(text),
});

/**
 * How a sort walks a list: all its keys and then the id in one direction, with an index behind it.
 * `each` walks the values of an enumeration one after another instead, and within each of them the
 * keys always descend: the newest come first whichever way.
 */
export interface SortOrder<Row, Filter> {
  each?: EnumKey<Row> & { filter: keyof Filter & string };
  keys: readonly SortKey<Row>[];
}

/** Everything of a row that says where it stands, but its id. */
export const keysOf = <Row, Filter>({ each, keys }: SortOrder<Row, Filter>): SortKey<Row>[] => [
  ...(each ? [each] : []),
  ...keys,
];
