import type { Catalogue } from "./catalogue";

/** Where a table lies once sites are spread over machines: `distributed` ones lie where their site does. */
export type Kind = "distributed" | "reference" | "local";

/** Read without a site and seldom written: each machine has a copy. */
const reference = ["users", "sites", "site_members", "invitations", "api_keys", "support_buttons"];

/** Of the installation or of a person: on one machine. */
const local = [
  ...["_prisma_migrations", "installation", "sandbox_clock", "rate_limits"],
  ...["sessions", "known_devices", "sign_in_links", "notice_preferences", "saved_views"],
];

/** Every other table lies where its site does. */
export const kindOf = (table: string): Kind =>
  reference.includes(table) ? "reference" : local.includes(table) ? "local" : "distributed";

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
          kind: kindOf(name),
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
