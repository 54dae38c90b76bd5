import { kindOf } from "@/scripts/distribute/table-kinds";
import type { Catalogue } from "./catalogue";

/** Where a table lies once sites are spread over machines: `distributed` ones lie where their site does. */
export type Kind = "distributed" | "reference" | "local";

/** What the rules must know of the tables and functions that a statement names. */
export interface Schema {
  tables: Map<string, { kind: Kind; columns: Map<string, { type: string; isEnum: boolean }> }>;
  /** Functions whose answer may change, by name. */
  stable: ReadonlySet<string>;
  volatile: ReadonlySet<string>;
}

export function schemaOf({ tables, stable, volatile }: Catalogue): Schema {
  return {
    tables: new Map(
      Object.entries(tables).map(([name, { columns }]) => [
        name,
        {
          // What is not on the list is kept where it was made: the record of migrations.
          kind: kindOf(name) ?? "local",
          columns: new Map(
            Object.values(columns).map((column) => [
              column.name,
              { type: column.typeName, isEnum: column.isEnum },
            ]),
          ),
        },
      ]),
    ),
    stable: new Set(stable),
    volatile: new Set(volatile),
  };
}
