import { ImportList } from "@/components/imports/import-list";
import { UploadForm } from "@/components/imports/upload-form";
import { SiteHeader } from "@/components/sites/site-header";
import { Page } from "@/components/ui/page-header";
import { listImports } from "@/lib/imports";
import { listConnectionStates, platforms } from "@/lib/platforms";
import { findSite, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";

const page = { path: "/sites/[slug]/imports", access: { right: "imports:run" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Import · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const imports = await listImports(ctx, site.id);
  const connections = await listConnectionStates(ctx, [site.id]);
  const choices = platforms.flatMap(({ slug, name, pastPayments }) =>
    pastPayments ? [{ slug, name, steps: pastPayments.steps, url: pastPayments.exportUrl }] : [],
  );
  const connected = connections.find(({ platform }) =>
    choices.some(({ slug }) => slug === platform),
  );
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <UploadForm siteSlug={site.slug} platforms={choices} usual={connected?.platform} />
      <ImportList siteSlug={site.slug} imports={imports} zone={site.timeZone} />
    </Page>
  );
});
