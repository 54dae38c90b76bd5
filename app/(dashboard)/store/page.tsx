import { Plus, Store } from "lucide-react";
import type { Metadata } from "next";
import { ItemList } from "@/components/store/item-list";
import { StoreFrontForm } from "@/components/store/store-front-form";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { can, env, formatMoney, toPublicId } from "@/lib/kernel";
import { listSites, listStoreFronts } from "@/lib/sites";
import { type ItemRow, listItems, picturePath } from "@/lib/store";
import { definePage } from "@/lib/web";
import { orderStoreItems, removeStoreItem, saveStoreFront, switchStoreItem } from "./actions";

export const metadata: Metadata = { title: "Store" };

const page = { path: "/store", access: { right: "items:read" } } as const;

const lineOf = (item: ItemRow) => {
  const [picture] = item.pictures;
  return {
    ...{ id: toPublicId("item", item.id), title: item.title, isOn: item.isOn, stock: item.stock },
    price: formatMoney({ amount: item.price, currency: item.currency }),
    kind: item.isPhysical ? "Sent by post" : "Digital",
    picture: picture ? picturePath(item.siteId, picture, picture.widths[0] ?? 0) : null,
  };
};

export default definePage(page, async ({ ctx }) => {
  const sites = (await listSites(ctx)).filter(({ id }) => can(ctx, id, "items:read"));
  const [items, fronts] = await Promise.all([listItems(ctx), listStoreFronts(ctx)]);
  return (
    <Page width="narrow">
      <PageHeader
        title="Store"
        description="What you make to order. Members ask for it; you accept, and only then is their card charged."
      />
      {sites.map((site) => {
        const own = items.filter(({ siteId }) => siteId === site.id);
        const front = fronts.get(site.id) ?? { isOpen: false, intro: null };
        const mayWrite = can(ctx, site.id, "items:write");
        const add = mayWrite ? (
          <LinkButton href={`/store/new?site=${site.slug}`} variant="primary">
            <Plus aria-hidden />
            New item<span className="sr-only"> for {site.name}</span>
          </LinkButton>
        ) : undefined;
        return (
          <Card key={site.id} aria-labelledby={`store-${site.slug}`}>
            <CardHeader
              titleId={`store-${site.slug}`}
              title={
                <span className="inline-flex flex-wrap items-center gap-2">
                  <span dir="auto">{site.name}</span>
                  {front.isOpen ? <Badge tone="good">Open</Badge> : <Badge>Closed</Badge>}
                </span>
              }
              divided
              actions={own.length > 0 ? add : undefined}
            />
            {own.length > 0 ? (
              <ItemList
                siteId={site.id}
                items={own.map(lineOf)}
                actions={
                  mayWrite
                    ? { order: orderStoreItems, remove: removeStoreItem, turn: switchStoreItem }
                    : undefined
                }
              />
            ) : (
              <EmptyState
                as="h3"
                icon={<Store />}
                title="Nothing to ask for yet"
                description="A signed print, a lesson, a video made for one person: whatever takes work."
                actions={add}
              />
            )}
            <StoreFrontForm
              siteId={site.id}
              siteName={site.name}
              url={`${env().appUrl}/s/${site.slug}`}
              front={front}
              save={mayWrite ? saveStoreFront : undefined}
            />
          </Card>
        );
      })}
    </Page>
  );
});
