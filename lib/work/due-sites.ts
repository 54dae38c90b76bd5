import { query } from "@/lib/db";
import { env } from "@/lib/kernel";

/** One step in the index (`site_id`, …) for each site, however many rows they have. */
const stepByStep = (table: string, condition: string, due: string) =>
  `with recursive waiting as (
     (select site_id from ${table} where ${condition} and site_id is not null
      order by site_id limit 1)
     union all
     select (select t.site_id from ${table} t where ${condition} and t.site_id > w.site_id
       order by t.site_id limit 1)
     from waiting w where w.site_id is not null)
   select w.site_id as "siteId" from waiting w
   where w.site_id is not null
     and exists (select from ${table} t where ${condition} and t.site_id = w.site_id and ${due})`;

/** The same of tables whose rows are on many machines, which know no recursion: each looks at its own. */
const allAtOnce = (table: string, condition: string, due: string) =>
  `select distinct t.site_id as "siteId" from ${table} t where ${condition} and ${due}`;

/**
 * How a loop finds out where rows of `table` wait under `condition`; `due` says which of them may be worked
 * on now. `findSites` looks over all sites, for what a lost wake-up left; `isDue` is one statement inside one.
 */
export function dueSites(table: string, condition: string, due = "true") {
  return {
    findSites: async (): Promise<string[]> => {
      const look = env().queueBackend === "citus" ? allAtOnce : stepByStep;
      const rows = await query<{ siteId: string }>(look(table, condition, due));
      return rows.map(({ siteId }) => siteId);
    },
    isDue: async (siteId: string): Promise<boolean> => {
      const [row] = await query<{ waits: boolean }>(
        `select exists (
           select from ${table} t where t.site_id = $1 and ${condition} and ${due}) as waits`,
        [siteId],
      );
      return row?.waits === true;
    },
  };
}
