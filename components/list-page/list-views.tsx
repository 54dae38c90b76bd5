"use client";

import type { ReactNode } from "react";
import { useListNavigationOf } from "@/components/data-table/list-navigation";
import type { DeleteView, SaveView } from "@/components/data-table/views";
import { ViewsBar } from "@/components/data-table/views-bar";
import type { ListData } from "./list-data";
import type { AnyListState, ListOf } from "./list-of";

interface ListViewsProps<State extends AnyListState> {
  list: ListOf<State>;
  data: Pick<ListData<State, unknown>, "views" | "sites">;
  /** The views that everybody wants, as what they change of the plain list. */
  builtIn: readonly { name: string; change: Partial<State> }[];
  /** The columns that a view keeps; null leaves them to whoever looks at it. */
  keptColumns?: State["columns"];
  /** A name that somebody could give. */
  example: string;
  save: SaveView;
  remove: DeleteView;
  /** What stands at the right end. */
  children: ReactNode;
}

/** The views of a list. */
export function ListViews<State extends AnyListState>(props: ListViewsProps<State>) {
  const { list, data, builtIn, keptColumns = null, example, save, remove, children } = props;
  const { state, go } = useListNavigationOf<State>();
  const { size } = state;
  return (
    <ViewsBar
      builtIn={builtIn.map(({ name, change }) => ({
        name,
        state: { ...list.plain, ...change, size },
      }))}
      views={data.views}
      sites={data.sites}
      state={state}
      kept={list.begun({ ...state, columns: keptColumns })}
      queryOf={list.query}
      readQuery={list.readQuery}
      // How many rows a page has makes no other view.
      bare={(one) => list.begun({ ...one, size: list.plain.size })}
      onSaved={go}
      save={save}
      remove={remove}
      things={list.many}
      example={example}
    >
      {children}
    </ViewsBar>
  );
}
