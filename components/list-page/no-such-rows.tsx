import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { AnyListState, ListOf } from "./list-of";

/** A log in which nothing fits what was asked for, and the way back to all of it. */
export function NoSuchRows<State extends AnyListState>(props: {
  list: ListOf<State>;
  icon: ReactNode;
  title?: string;
  description?: string;
}) {
  const { list, icon, title, description } = props;
  return (
    <EmptyState
      icon={icon}
      title={title ?? `No such ${list.many}`}
      description={description ?? "Nothing fits these filters."}
      actions={<LinkButton href={list.href()}>Show all {list.many}</LinkButton>}
    />
  );
}

/** Whether a list shows less than everything from the beginning on. */
export const isPart = <State extends AnyListState>(list: ListOf<State>, state: State): boolean =>
  list.isNarrowed(state) || state.after !== null || state.before !== null;
