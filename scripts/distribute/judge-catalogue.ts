import type { Catalogue } from "./read-catalogue";
import { kindOf } from "./table-kinds";

export interface Finding {
  table: string;
  /** Of the key, unique, foreign key or index; of the table where it is about that. */
  name: string;
  problem: string;
}

/**
 * What stands in the way of keeping the database by site: a table without a kind, or one of a site
 * that may have rows without a site, or whose keys, uniques, foreign keys or indexes do not begin with
 * it. Inverted indexes (gin) are no walk along an order: each shard has its own, and they are left out.
 */
export function judgeCatalogue({ tables, indexes, foreignKeys }: Catalogue): Finding[] {
  const findings: Finding[] = [];
  const isDistributed = (table: string) => (kindOf(table) ?? "distributed") === "distributed";
  for (const { name, siteId } of tables) {
    const add = (problem: string) => findings.push({ table: name, name, problem });
    if (kindOf(name) === undefined) add("it is in no list: is it a site's, or the installation's?");
    if (!isDistributed(name)) continue;
    if (siteId === "none") add("it has no site_id");
    if (siteId === "nullable") add("its site_id may be null");
    if (!indexes.some((index) => index.table === name && index.kind === "primary key")) {
      add("it has no primary key");
    }
  }
  for (const { table, name, kind, method, columns } of indexes) {
    if (!isDistributed(table) || method === "gin" || columns[0] === "site_id") continue;
    findings.push({ table, name, problem: `this ${kind} does not begin with site_id` });
  }
  for (const { table, name, columns, definition } of foreignKeys) {
    if (!isDistributed(table)) continue;
    const add = (problem: string) => findings.push({ table, name, problem });
    if (columns[0] !== "site_id") add("this foreign key does not begin with site_id");
    if (/ ON UPDATE /.test(definition))
      add("this foreign key follows updates of what it refers to");
    if (/ ON DELETE SET /.test(definition)) add("this foreign key would change site_id");
  }
  return findings;
}
