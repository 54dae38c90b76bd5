"use client";

import { Inbox, SearchX } from "lucide-react";
import { ListLink } from "@/components/data-table/list-navigation";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { orderList } from "@/lib/orders/browser";
import type { ListDataSite } from "./list-data";
import { useListNavigation } from "./list-navigation";

/** A list without a row: because nothing matches, or because nothing has come in yet. */
export function NoOrders({ sites }: { sites: readonly ListDataSite[] }) {
  const { state } = useListNavigation();
  if (orderList.isNarrowed(state)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No orders match"
        description="Nothing fits the search and all of the filters together. Orders that do will appear here by themselves."
        actions={
          <ListLink
            change={orderList.withoutFilters(state)}
            className={buttonStyles({ variant: "primary" })}
          >
            Clear filters
          </ListLink>
        }
      />
    );
  }
  if (state.after || state.before) {
    return (
      <EmptyState
        icon={<Inbox />}
        title="No orders on this page"
        description="The list has become shorter meanwhile."
        actions={
          <ListLink change={{}} className={buttonStyles({ variant: "primary" })}>
            Go to the first page
          </ListLink>
        }
      />
    );
  }
  const [site] = sites;
  return (
    <EmptyState
      icon={<Inbox />}
      title="No orders yet"
      description="Paste a webhook address into Ko-fi or Buy Me a Coffee, and every tip, membership, shop order and commission appears here within a second."
      actions={
        <LinkButton
          href={site && sites.length === 1 ? `/sites/${site.slug}/connections` : "/sites"}
          variant="primary"
        >
          Connect a platform
        </LinkButton>
      }
    />
  );
}
