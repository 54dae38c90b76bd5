import type { Metadata } from "next";
import { PackingTable } from "@/components/packing/packing-table";
import { definePage } from "@/lib/web";
import { nameSiteItem } from "../../sites/[slug]/item-names/actions";
import { runCommandOnOrders } from "../actions";
import { completeOrder, reopenOrder } from "./actions";
import { readPacking } from "./read-packing";

export const metadata: Metadata = { title: "To send" };

const page = { path: "/orders/to-send", access: { right: "orders:read" } } as const;

const actions = {
  ...{ complete: completeOrder, reopen: reopenOrder },
  ...{ runCommand: runCommandOnOrders, nameItem: nameSiteItem },
};

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const named = (name: string) => [searchParams[name] ?? []].flat()[0];
  const site = session.sites.find(({ slug }) => slug === named("site"))?.slug;
  const { orders, hasMore } = await readPacking(ctx, site);
  return (
    <PackingTable
      orders={orders}
      hasMore={hasMore}
      sites={session.sites.map(({ slug, name }) => ({ slug, name }))}
      site={site ?? null}
      first={named("order") ?? null}
      actions={actions}
    />
  );
});
