import type { SortBy } from "../address/sort";
import type { Place } from "./cursor";
import { chooseFacet, walkedValues } from "./facet";
import { conditionsOf, type ListSource, type SiteRow } from "./list-source";
import { Parameters } from "./parameters";
import { keysOf } from "./sort-key";

export interface WantedPage<Filter, Sort extends string> {
  /** UUIDs; at least one. */
  sites: readonly string[];
  filter: Filter;
  sort: SortBy<Sort>;
  /** How many rows at the most. */
  limit: number;
  /** Where they start, and whether they are those before it, the nearest first. */
  place: Place | null;
  backwards: boolean;
}

interface Walks {
  /** The filter that the walks stand for. */
  walked?: string;
  /** The conditions of each: a value of what is walked, and where the page starts in it. */
  each: string[][];
}

/** Which way the rows go: that of an enumeration walked first, and of the keys within. */
function directionsOf(wanted: WantedPage<unknown, string>, isWithinEach: boolean) {
  const descending = wanted.sort.descending !== wanted.backwards;
  // Within the values of an enumeration the newest come first, whichever way.
  return { outer: descending, inner: isWithinEach ? !wanted.backwards : descending };
}

function planWalks<Row extends SiteRow, Filter, Sort extends string>(
  { alias, sorts, facets }: ListSource<Row, Filter, Sort>,
  wanted: WantedPage<Filter, Sort>,
  params: Parameters,
): Walks {
  const { filter, sort, place } = wanted;
  const { each, keys } = sorts[sort.by];
  const { outer, inner } = directionsOf(wanted, each !== undefined);
  const isValue = (key: { column: string; type: string }, value: string) =>
    `${alias}.${key.column} = ${params.add(value)}::${key.type}`;
  let bound: string[] | undefined;
  const startingThere = (): string[] => {
    if (!place) return [];
    if (bound) return bound;
    const columns = [...keys.map(({ column }) => column), "id"].map((name) => `${alias}.${name}`);
    const values = [
      ...keys.map((key, index) => {
        const value = place.keys[each ? index + 1 : index];
        return `${params.add(value)}::${key.type}`;
      }),
      `${params.add(place.id)}::uuid`,
    ];
    bound = [`(${columns.join(", ")}) ${inner ? "<" : ">"} (${values.join(", ")})`];
    return bound;
  };
  if (each) {
    const chosen = filter[each.filter] as readonly string[];
    const start = place ? each.values.indexOf(place.keys[0] as string) : -1;
    const isLeft = (index: number) => start < 0 || (outer ? index <= start : index >= start);
    const walks = each.values.flatMap((value, index) => {
      if (!isLeft(index) || (chosen.length > 0 && !chosen.includes(value))) return [];
      return [[isValue(each, value), ...(index === start ? startingThere() : [])]];
    });
    return { walked: each.filter, each: walks };
  }
  const facet = chooseFacet(facets?.[sort.by] ?? [], filter);
  if (!facet) return { each: [startingThere()] };
  return {
    walked: facet.filter,
    each: walkedValues(facet, filter).map((value) => [isValue(facet, value), ...startingThere()]),
  };
}

/**
 * The statement of one page; null where nothing can match. Each site is walked on its own along its
 * own index, and so is each wanted value of a facet; then the walks are merged. Every walk names its
 * site by a parameter of its own, so that a database that is sharded by site knows where to look.
 */
export function pageStatement<Row extends SiteRow, Filter, Sort extends string>(
  source: ListSource<Row, Filter, Sort>,
  wanted: WantedPage<Filter, Sort>,
): { text: string; values: unknown[] } | null {
  const { sites, filter } = wanted;
  const { table, alias, columns, joins, within } = source;
  const order = source.sorts[wanted.sort.by];
  const params = new Parameters();
  const { walked, each: walks } = planWalks(source, wanted, params);
  if (walks.length === 0) return null;

  const names = keysOf(order).map(({ column }) => column);
  const { outer, inner } = directionsOf(wanted, order.each !== undefined);
  const sorted = (prefix: string, nameOf: (index: number) => string) =>
    [...names.map((_, index) => nameOf(index)), "id"]
      .map((name, index) => `${prefix}.${name} ${(index === 0 ? outer : inner) ? "desc" : "asc"}`)
      .join(", ");
  const limit = params.add(wanted.limit);
  const rest = conditionsOf(source, { filter, params, walked });
  const siteParams = sites.map((site) => `${params.add(site)}::uuid`);
  const selected = [
    ...["site_id", "id"].map((name) => `${alias}.${name}`),
    ...names.map((name, index) => `${alias}.${name} as key${index}`),
  ].join(", ");
  const branches = sites.flatMap((site, index) => {
    const here = [`${alias}.site_id = ${siteParams[index]}`];
    const also = [...rest, ...(within?.(site, filter, params) ?? [])];
    return walks.map(
      (walk) => `select ${selected} from ${table} ${alias}
         where ${[...here, ...walk, ...also].join(" and ")}
         order by ${sorted(alias, (at) => names[at] as string)} limit ${limit}`,
    );
  });
  const byKeys = (prefix: string) => sorted(prefix, (at) => `key${at}`);
  const merged =
    branches.length === 1
      ? branches[0]
      : `select p.* from (${branches.map((branch) => `(${branch})`).join(" union all ")}) p
         order by ${byKeys("p")} limit ${limit}`;
  const these = `in (${siteParams.join(", ")})`;
  const text = `with page as (${merged})
     select ${typeof columns === "string" ? columns : columns(these)}
     from page join ${table} ${alias} on ${alias}.site_id = page.site_id and ${alias}.id = page.id
       ${joins}
     where ${alias}.site_id ${these}
     order by ${byKeys("page")}`;
  return { text, values: params.values };
}
