import { HandHeart, Plus } from "lucide-react";
import { ArchivedList, ButtonList } from "@/components/buttons/button-list";
import { WindowForm } from "@/components/buttons/window-form";
import { SiteHeader } from "@/components/sites/site-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page-header";
import { listButtons } from "@/lib/buttons";
import { env, formatMoney } from "@/lib/kernel";
import { readMatchWindow } from "@/lib/matching";
import { platformName } from "@/lib/platforms";
import { findSite, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { archiveSupportButton, restoreSupportButton, saveMatchWindow } from "./actions";

const page = { path: "/sites/[slug]/buttons", access: { right: "buttons:manage" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Support buttons · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const [buttons, hours] = await Promise.all([
    listButtons(ctx, site.id),
    readMatchWindow(ctx, site.id),
  ]);
  const listHref = `/sites/${site.slug}/buttons`;
  const archived = buttons.filter(({ archivedAt }) => archivedAt !== null);
  const inUse = buttons.filter(({ archivedAt }) => archivedAt === null);
  const newButton = (
    <LinkButton href={`${listHref}/new`} variant="primary">
      <Plus aria-hidden />
      New button
    </LinkButton>
  );
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <Card aria-labelledby="buttons-title">
        <CardHeader
          titleId="buttons-title"
          title="Support buttons"
          description="They tell you whose payment is whose."
          divided
          actions={inUse.length > 0 ? newButton : undefined}
        />
        {inUse.length > 0 ? (
          <ButtonList
            listHref={listHref}
            archive={archiveSupportButton}
            restore={restoreSupportButton}
            buttons={inUse.map(({ id, label, look, token, places, amounts, currency }) => ({
              id,
              label,
              look,
              link: `${env().appUrl}/support/${token}`,
              places: places.map(({ platform }) => platformName(platform)),
              amounts: amounts.map((amount) => formatMoney({ amount, currency })),
            }))}
          />
        ) : (
          <EmptyState
            as="h3"
            icon={<HandHeart />}
            title="No button yet"
            description="A button leads supporters to your page on a platform and tells their payments apart. It works on any website, in a bio, in a readme."
            actions={newButton}
          />
        )}
      </Card>
      <Card aria-labelledby="window-title">
        <CardHeader
          titleId="window-title"
          title="Waiting time"
          description="How long a declared payment is waited for before it counts as failed."
        />
        <CardBody>
          <WindowForm siteId={site.id} hours={hours} action={saveMatchWindow} />
        </CardBody>
      </Card>
      {archived.length > 0 ? (
        <Card aria-labelledby="archived-title">
          <CardHeader
            titleId="archived-title"
            title="Archived"
            description="They draw nothing where they still stand. Restored, they work under the same address."
            divided
          />
          <ArchivedList
            buttons={archived.map(({ id, label }) => ({ id, label }))}
            restore={restoreSupportButton}
          />
        </Card>
      ) : null}
    </Page>
  );
});
