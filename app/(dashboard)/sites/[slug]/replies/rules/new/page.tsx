import { RuleForm } from "@/components/replies/rule-form";
import { currencyOptions } from "@/components/sites/choices";
import { Page, PageHeader } from "@/components/ui/page-header";
import { platforms } from "@/lib/platforms";
import { listTemplates } from "@/lib/replies";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";

const page = {
  path: "/sites/[slug]/replies/rules/new",
  access: { right: "replies:manage" },
} as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `New rule · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const templates = await listTemplates(ctx, site.id);
  return (
    <Page width="narrow">
      <PageHeader
        title="New rule"
        back={{ href: `/sites/${site.slug}/replies`, label: `Replies of ${site.name}` }}
      />
      <RuleForm
        site={site}
        templates={templates.map(({ id, name }) => ({ id, name }))}
        platforms={platforms.map(({ slug, name }) => ({ slug, name }))}
        currencies={currencyOptions()}
      />
    </Page>
  );
});
