"use client";

import { Inbox } from "lucide-react";
import { NoRows } from "@/components/list-page/no-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type OrderListState, orderList } from "@/lib/orders/browser";

/** A list of orders without a row, and what to do about it. */
export function NoOrders({ sites }: { sites: readonly { slug: string }[] }) {
  const [site] = sites;
  return (
    <NoRows<OrderListState>
      list={orderList}
      icon={<Inbox />}
      title="Orders"
      nothingYet={
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
      }
    />
  );
}
