/** Switches the ledger's own triggers, as the tables' owner alone can: they let nothing be taken out. */
export const guards = (change: "enable" | "disable"): string =>
  ["ledger_transactions", "ledger_postings"]
    .map((table) => `alter table ${table} ${change} trigger user`)
    .join("; ");

/** Empties tables, and what refers to them. Locked in the order given: a worker may be about to write to them. */
export const emptyTables = (tables: readonly string[]): string =>
  `lock table ${tables.join(", ")} in access exclusive mode; ${guards("disable")}; truncate ${tables.join(", ")} cascade; ${guards("enable")}`;
