import { toDecimal, wallTimeAt } from "@/lib/kernel";
import { type CsvCell, writeCsvRow } from "./write-csv";

/** What a cell may need to know beside its row. */
export interface CsvZone {
  /** IANA zone in which times are written. */
  zone: string;
}

/** One column of an export. */
export interface CsvColumn<Row, About extends CsvZone> {
  title: (about: About) => string;
  cell: (row: Row, about: About) => CsvCell;
}

/** The columns of an export; `Row` and `About` come from where they are used. */
export const csvColumns = <Row, About extends CsvZone>() => ({
  text: (title: string, cell: (row: Row, about: About) => CsvCell): CsvColumn<Row, About> => ({
    title: () => title,
    cell,
  }),
  /** Says the zone in its head; empty where there is no time. */
  time: (title: string, of: (row: Row) => Date | null): CsvColumn<Row, About> => ({
    title: ({ zone }) => `${title} (${zone})`,
    cell: (row, { zone }) => {
      const at = of(row);
      // Every spreadsheet reads it as a date and time.
      return at ? wallTimeAt(at, zone) : "";
    },
  }),
});

/** An amount in minor units, as a number that spreadsheets count with. */
export const csvMoney = (amount: bigint, currency: string): CsvCell => ({
  decimal: toDecimal({ amount, currency }),
});

/** A list as CSV: its head, and the lines of some rows. `columnsOf` says which columns it has. */
export function defineCsv<Row, About extends CsvZone>(
  columnsOf: (about: About) => readonly CsvColumn<Row, About>[],
) {
  return {
    head: (about: About): string =>
      writeCsvRow(columnsOf(about).map((column) => column.title(about))),
    lines: (rows: readonly Row[], about: About): string => {
      const columns = columnsOf(about);
      return rows
        .map((row) => writeCsvRow(columns.map((column) => column.cell(row, about))))
        .join("");
    },
  };
}
