import { ButtonForm } from "@/components/buttons/button-form";
import { currencyOptions } from "@/components/sites/choices";
import { Page, PageHeader } from "@/components/ui/page-header";
import { requireRight } from "@/lib/kernel";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { createSupportButton } from "../actions";
import { offeredPlatforms } from "../offered-platforms";

const page = { path: "/sites/[slug]/buttons/new", access: { right: "buttons:manage" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `New support button · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  requireRight(ctx, site.id, "buttons:manage");
  const listHref = `/sites/${site.slug}/buttons`;
  return (
    <Page width="narrow">
      <PageHeader
        title="New support button"
        back={{ href: listHref, label: `Support buttons of ${site.name}` }}
      />
      <ButtonForm
        listHref={listHref}
        currency={site.currency}
        platforms={await offeredPlatforms(ctx, site.id)}
        currencies={currencyOptions()}
        siteId={site.id}
        create={createSupportButton}
      />
    </Page>
  );
});
