import { DeleteButton } from "@/components/replies/delete-button";
import { TemplateEditor } from "@/components/replies/template-editor";
import { Callout } from "@/components/ui/callout";
import { Page, PageHeader } from "@/components/ui/page-header";
import { getTemplate, listExampleOrders } from "@/lib/replies";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";

const page = {
  path: "/sites/[slug]/replies/templates/[template]",
  access: { right: "replies:manage" },
} as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  return { title: `${(await getTemplate(ctx, site.id, params.template)).name} · ${site.name}` };
});

export default definePage(page, async ({ ctx, params, session }) => {
  const site = await findSite(ctx, params.slug);
  const [template, orders] = await Promise.all([
    getTemplate(ctx, site.id, params.template),
    listExampleOrders(ctx, site.id),
  ]);
  const { id, name, variants, usedBy } = template;
  return (
    <Page>
      <PageHeader
        title={name}
        description={
          usedBy.length > 0 ? `Sent by ${usedBy.join(", ")}.` : "No rule sends it so far."
        }
        back={{ href: `/sites/${site.slug}/replies`, label: `Replies of ${site.name}` }}
        actions={<DeleteButton site={site} kind="template" id={id} name={name} />}
      />
      {template.archivedAt ? (
        <Callout tone="warn" title="This template was deleted">
          No rule can send it any more.
        </Callout>
      ) : null}
      <TemplateEditor
        key={id}
        site={{ id: site.id, slug: site.slug }}
        template={{ id, name, variants }}
        orders={orders}
        email={session.user.email}
      />
    </Page>
  );
});
