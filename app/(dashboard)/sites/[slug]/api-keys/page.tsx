import { KeyRound } from "lucide-react";
import { KeyList } from "@/components/sites/key-list";
import { NewKeyDialog } from "@/components/sites/new-key-dialog";
import { SiteHeader } from "@/components/sites/site-header";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { findSite, listApiKeys, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { createSiteKey, revokeSiteKey } from "./actions";

const page = { path: "/sites/[slug]/api-keys", access: { right: "keys:manage" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `API keys · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const keys = await listApiKeys(ctx, site.id);
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <Card aria-labelledby="keys-title">
        <CardHeader
          titleId="keys-title"
          title="API keys"
          description={
            <>
              For your own programs, on this site alone.{" "}
              <TextLink href="/api/v1/openapi.json" external prefetch={false}>
                OpenAPI description
              </TextLink>
            </>
          }
          divided
          actions={<NewKeyDialog siteId={site.id} action={createSiteKey} />}
        />
        {keys.length > 0 ? (
          <KeyList site={site} keys={keys} revoke={revokeSiteKey} />
        ) : (
          <EmptyState
            as="h3"
            icon={<KeyRound />}
            title="No key yet"
            description="A key lets a program read this site’s orders, or change them if you allow it. It is shown once."
          />
        )}
      </Card>
    </Page>
  );
});
