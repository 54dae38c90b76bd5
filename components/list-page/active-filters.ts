import type { ActiveFilter } from "@/components/data-table/filter-chips";
import type { AnyListState, ListOf } from "./list-of";

/** What the values of a filter are called, by the filter's name: `site`, `platform`. */
export type NamesOf = { readonly [Filter in string]?: (value: string) => string };

/** Everything that narrows a list, in words, and what takes each of it away. */
export function activeFilters<State extends AnyListState>(
  list: ListOf<State>,
  state: State,
  names: NamesOf,
): ActiveFilter<State>[] {
  const searchFirst = ([a]: [string, unknown], [b]: [string, unknown]) =>
    Number(b === "q") - Number(a === "q");
  return Object.entries(list.filters)
    .sort(searchFirst)
    .flatMap(([part, filter]) => {
      const value = state[part as keyof State];
      const said = filter.say(value, names[part] ?? String, state);
      if (said === "") return [];
      const without = { [part]: filter.none } as unknown as Partial<State>;
      return [{ part, label: filter.label, value: said, without }];
    });
}
