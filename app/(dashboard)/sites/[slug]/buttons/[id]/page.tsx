import { ButtonForm } from "@/components/buttons/button-form";
import { RestoreButton } from "@/components/buttons/restore-button";
import { Snippets } from "@/components/buttons/snippets";
import { currencyOptions } from "@/components/sites/choices";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Page, PageHeader } from "@/components/ui/page-header";
import { getButton } from "@/lib/buttons";
import { buttonSnippets } from "@/lib/buttons/schemas";
import { type Context, env, notFound, toDecimal } from "@/lib/kernel";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { changeSupportButton, restoreSupportButton } from "../actions";
import { offeredPlatforms } from "../offered-platforms";

const page = { path: "/sites/[slug]/buttons/[id]", access: { right: "buttons:manage" } } as const;

async function findBoth(ctx: Context, params: { slug: string; id: string }) {
  const [site, button] = await Promise.all([findSite(ctx, params.slug), getButton(ctx, params.id)]);
  if (button.siteId !== site.id) throw notFound("button");
  return { site, button };
}

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => {
  const { site, button } = await findBoth(ctx, params);
  return { title: `${button.label} · ${site.name}` };
});

export default definePage(page, async ({ ctx, params }) => {
  const { site, button } = await findBoth(ctx, params);
  const { id, currency } = button;
  const listHref = `/sites/${site.slug}/buttons`;
  const isArchived = button.archivedAt !== null;
  return (
    <Page width="narrow">
      <PageHeader
        title={<span dir="auto">{button.label}</span>}
        back={{ href: listHref, label: `Support buttons of ${site.name}` }}
        badges={isArchived ? <Badge>Archived</Badge> : undefined}
      />
      {isArchived ? (
        <Callout
          tone="neutral"
          title="This button is not in use"
          actions={<RestoreButton buttonId={id} restore={restoreSupportButton} />}
        >
          Where it still stands nothing is drawn. Restored, it works under the same address.
        </Callout>
      ) : (
        <>
          <Snippets snippets={buttonSnippets(env().appUrl, button)} />
          <ButtonForm
            listHref={listHref}
            buttonId={id}
            change={changeSupportButton}
            button={{
              ...button,
              amounts: button.amounts.map((amount) => toDecimal({ amount, currency })),
            }}
            currency={site.currency}
            platforms={await offeredPlatforms(ctx, site.id)}
            currencies={currencyOptions()}
          />
        </>
      )}
    </Page>
  );
});
