import { readOutcomes } from "@/app/(dashboard)/deliveries/actions";
import { ConnectionSettings } from "@/components/connections/connection-settings";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { SetupSteps } from "@/components/connections/setup-steps";
import { TestPanel } from "@/components/connections/test-panel";
import { Callout } from "@/components/ui/callout";
import { Page, PageHeader } from "@/components/ui/page-header";
import { PlatformMark } from "@/components/ui/platform-mark";
import { listDeliveries } from "@/lib/inbox";
import { can } from "@/lib/kernel";
import { findPlatform, listConnections, sampleLabels, webhookUrl } from "@/lib/platforms";
import { findSite } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { disconnect, saveSecret, sendTest } from "../actions";

const page = {
  path: "/sites/[slug]/connections/[platform]",
  access: { right: "deliveries:read" },
} as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `${findPlatform(params.platform).name} · ${(await findSite(ctx, params.slug)).name}`,
}));

const shownDeliveries = 5;

export default definePage(page, async ({ ctx, params }) => {
  const { slug, name, guide } = findPlatform(params.platform);
  const site = await findSite(ctx, params.slug);
  const [connections, { rows: deliveries }] = await Promise.all([
    listConnections(ctx, [site.id]),
    listDeliveries(ctx, {
      filter: { site: [site.slug], platform: [slug], state: [] },
      limit: shownDeliveries,
    }),
  ]);
  const connection = connections.find(({ platform }) => platform === slug);
  const manages = can(ctx, site.id, "connections:manage");
  const about = { site, platform: slug, name, guide };
  const test = manages ? (
    <TestPanel
      siteId={site.id}
      siteSlug={site.slug}
      platform={slug}
      name={name}
      labels={sampleLabels(slug)}
      send={sendTest}
      readOutcomes={readOutcomes}
      variant={connection?.health.state === "waiting" ? "primary" : "secondary"}
    />
  ) : null;
  return (
    <Page width="narrow">
      <PageHeader
        title={<PlatformMark platform={slug} name={name} size="lg" />}
        description={`Orders from ${name} into ${site.name}`}
        back={{ href: `/sites/${site.slug}/connections`, label: `Connections of ${site.name}` }}
      />
      {connection?.hasSecret ? (
        <>
          <LiveRefresh everyMs={connection.health.state === "waiting" ? 4000 : 15_000} />
          <ConnectionSettings
            {...about}
            connection={connection}
            deliveries={deliveries}
            manages={manages}
            test={test}
            saveSecret={saveSecret}
            disconnect={disconnect}
          />
        </>
      ) : manages ? (
        <SetupSteps
          {...about}
          url={webhookUrl(slug, site.clientId)}
          connection={connection}
          saveSecret={saveSecret}
        />
      ) : (
        <Callout tone="neutral" title={`${name} is not connected`}>
          An owner or manager of {site.name} can connect it here.
        </Callout>
      )}
    </Page>
  );
});
