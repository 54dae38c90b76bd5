import { Tags } from "lucide-react";
import { ItemNameList } from "@/components/item-names/item-name-list";
import { SiteHeader } from "@/components/sites/site-header";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page-header";
import { can } from "@/lib/kernel";
import { listItemNames, platformName } from "@/lib/platforms";
import { findSite, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { nameSiteItem } from "./actions";

const page = { path: "/sites/[slug]/item-names", access: { right: "orders:read" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Item names · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const codes = await listItemNames(ctx, site.id);
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <Card aria-labelledby="item-names-title">
        <CardHeader
          titleId="item-names-title"
          title="Item names"
          description="Ko-fi tells of a shop item only by its code. Name a code once, and every order shows the name: those of the past and those to come."
          divided
        />
        {codes.length > 0 ? (
          <ItemNameList
            siteId={site.id}
            zone={site.timeZone}
            codes={codes.map(({ lastAt, ...code }) => ({
              ...code,
              platformName: platformName(code.platform),
              lastAt: lastAt.toISOString(),
            }))}
            nameItem={can(ctx, site.id, "orders:write") ? nameSiteItem : undefined}
          />
        ) : (
          <EmptyState
            as="h3"
            icon={<Tags />}
            title="No code yet"
            description="The codes of shop items come up here with the first order that holds one."
          />
        )}
      </Card>
    </Page>
  );
});
