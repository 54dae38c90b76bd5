import {
  columnOrderingFeature,
  columnVisibilityFeature,
  metaHelper,
  type RowData,
  rowSelectionFeature,
  type Table,
  tableFeatures,
} from "@tanstack/react-table";

interface ColumnMeta {
  /** Figures: right-aligned, of equal width. */
  numeric?: boolean;
  /** For the cells, e.g. how wide they may get. */
  className?: string;
  /** For the head, e.g. how narrow the column may get. */
  headClassName?: string;
}

/** What our tables can do in the browser. Sorting, filtering and paging are the database's work. */
export const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type Features = typeof features;
export type AnyTable<Line extends RowData> = Table<Features, Line>;
