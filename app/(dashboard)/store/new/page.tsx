import type { Metadata } from "next";
import { currencyOptions } from "@/components/sites/choices";
import { ItemForm } from "@/components/store/item-form";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listCountries } from "@/lib/addresses";
import { can, notFound } from "@/lib/kernel";
import { listSites } from "@/lib/sites";
import { emptyItemForm } from "@/lib/store";
import { definePage } from "@/lib/web";
import { addStoreItem } from "../actions";

export const metadata: Metadata = { title: "New item" };

const page = { path: "/store/new", access: { right: "items:write" } } as const;

export default definePage(page, async ({ ctx, searchParams }) => {
  const wanted = [searchParams.site ?? []].flat()[0];
  const mine = (await listSites(ctx)).filter(({ id }) => can(ctx, id, "items:write"));
  const site = wanted === undefined ? mine[0] : mine.find(({ slug }) => slug === wanted);
  if (!site) throw notFound("site");
  return (
    <Page width="narrow">
      <PageHeader
        title="New item"
        back={{ href: "/store", label: "Store" }}
        description={`In the store of ${site.name}. Pictures come next.`}
      />
      <ItemForm
        siteId={site.id}
        create={addStoreItem}
        item={emptyItemForm(site.currency)}
        currencies={currencyOptions()}
        countries={listCountries()}
      />
    </Page>
  );
});
