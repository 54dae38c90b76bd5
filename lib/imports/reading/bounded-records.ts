import { invalid } from "@/lib/kernel";
import { mostColumns } from "../schemas";

/**
 * Refuses a record with more columns than any export has, also one that has not ended yet: a line of
 * nothing but commas would fill the memory, because the parser counts a record's text alone.
 */
export function boundColumns(columns: number, row: number): void {
  if (columns <= mostColumns) return;
  throw invalid(`Row ${row} of the file has more than ${mostColumns} columns.`, "file");
}

/** How much text a record has, for keeping few large ones at once. */
export const sizeOfCells = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.length, 0);
