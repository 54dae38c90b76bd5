"use client";

import { type ReactNode, Suspense, use, useState } from "react";
import { ListNavigationProvider } from "@/components/data-table/list-navigation";
import { ListSkeleton } from "@/components/data-table/list-skeleton";
import type { AnyListState, ListOf } from "./list-of";

interface LoadedListProps<State extends AnyListState, Data extends { state: State }> {
  list: Pick<ListOf<State>, "href">;
  data: Data | Promise<Data>;
  title: string;
  children: (data: Data) => ReactNode;
}

/**
 * What the server found, and everything that can be done with it. When it is not there yet as the
 * list is opened, its frame comes first; once it is there, it stays until the next.
 */
export function LoadedList<State extends AnyListState, Data extends { state: State }>(
  props: LoadedListProps<State, Data>,
) {
  // Chosen once: a list that gets a frame around it later would begin anew and forget its selection.
  const [framed] = useState("then" in props.data);
  const list = <Rows {...props} />;
  return framed ? (
    <Suspense fallback={<ListSkeleton title={props.title} />}>{list}</Suspense>
  ) : (
    list
  );
}

function Rows<State extends AnyListState, Data extends { state: State }>(
  props: LoadedListProps<State, Data>,
) {
  const data = "then" in props.data ? use(props.data) : props.data;
  return (
    <ListNavigationProvider<State> state={data.state} hrefOf={props.list.href}>
      {props.children(data)}
    </ListNavigationProvider>
  );
}
