/**
 * SQL that asks each of `siteIds` by itself and puts the answers together. `select` is given the name
 * of the parameter that holds the site; these follow each other from `$first` on, in the order of the
 * sites. Each part walks its site's index and may stop early (`limit`), and where the database is
 * sharded by site it goes to one shard: `site_id = any(…)` under a limit could do neither.
 */
export const selectPerSite = (
  siteIds: readonly string[],
  first: number,
  select: (site: string) => string,
): string => siteIds.map((_, index) => `(${select(`$${first + index}`)})`).join(" union all ");
