"use client";

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { ListLink, useListNavigationOf } from "@/components/data-table/list-navigation";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import type { AnyListState, ListOf } from "./list-of";

interface NoRowsProps<State extends AnyListState> {
  list: ListOf<State>;
  icon: ReactNode;
  /** "Orders", as a sentence begins with it. */
  title: string;
  /** What stands there where nothing has come in at all yet. */
  nothingYet: ReactNode;
}

const primary = buttonStyles({ variant: "primary" });

/** A list without a row: because nothing matches, the page is gone, or nothing has come in yet. */
export function NoRows<State extends AnyListState>(props: NoRowsProps<State>) {
  const { list, icon, title, nothingYet } = props;
  const { state } = useListNavigationOf<State>();
  if (list.isNarrowed(state)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={`No ${list.many} match`}
        description={`Nothing fits the search and all of the filters together. ${title} that do will appear here by themselves.`}
        actions={
          <ListLink<State> change={list.withoutFilters(state)} className={primary}>
            Clear filters
          </ListLink>
        }
      />
    );
  }
  if (!state.after && !state.before) return <>{nothingYet}</>;
  return (
    <EmptyState
      icon={icon}
      title={`No ${list.many} on this page`}
      description="The list has become shorter meanwhile."
      actions={
        <ListLink<State> change={{}} className={primary}>
          Go to the first page
        </ListLink>
      }
    />
  );
}
