import { TemplateEditor } from "@/components/replies/template-editor";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listExampleOrders } from "@/lib/replies";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";

const page = {
  path: "/sites/[slug]/replies/templates/new",
  access: { right: "replies:manage" },
} as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `New template · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params, session }) => {
  const site = await findSite(ctx, params.slug);
  return (
    <Page>
      <PageHeader
        title="New template"
        back={{ href: `/sites/${site.slug}/replies`, label: `Replies of ${site.name}` }}
      />
      <TemplateEditor
        site={{ id: site.id, slug: site.slug }}
        orders={await listExampleOrders(ctx, site.id)}
        email={session.user.email}
      />
    </Page>
  );
});
