import { readOutcomes } from "@/app/(dashboard)/deliveries/actions";
import { ConnectionCard } from "@/components/connections/connection-card";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { PlatformChoice } from "@/components/connections/platform-choice";
import { TestPanel } from "@/components/connections/test-panel";
import { SiteHeader } from "@/components/sites/site-header";
import { Callout } from "@/components/ui/callout";
import { Page } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { deliveryList } from "@/lib/inbox/browser";
import { can } from "@/lib/kernel";
import { listConnections, platformName, platforms, sampleLabels } from "@/lib/platforms";
import { findSite, roleOn } from "@/lib/sites";
import { defineMetadata, definePage } from "@/lib/web";
import { sendTest } from "./actions";

const page = { path: "/sites/[slug]/connections", access: { right: "deliveries:read" } } as const;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Connections · ${(await findSite(ctx, params.slug)).name}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  const site = await findSite(ctx, params.slug);
  const connections = await listConnections(ctx, [site.id]);
  const manages = can(ctx, site.id, "connections:manage");
  const connected = connections.filter(({ hasSecret }) => hasSecret);
  const left = platforms.filter(({ slug }) => !connected.some((one) => one.platform === slug));
  return (
    <Page width="narrow">
      <SiteHeader site={site} role={roleOn(ctx, site.id)} />
      <LiveRefresh everyMs={15_000} />
      {connected.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          name={platformName(connection.platform)}
          zone={site.timeZone}
          test={
            manages ? (
              <TestPanel
                siteId={site.id}
                siteSlug={site.slug}
                platform={connection.platform}
                name={platformName(connection.platform)}
                labels={sampleLabels(connection.platform)}
                send={sendTest}
                readOutcomes={readOutcomes}
              />
            ) : undefined
          }
        />
      ))}
      {manages && left.length > 0 ? (
        <PlatformChoice
          siteSlug={site.slug}
          more={connected.length > 0}
          platforms={left.map(({ slug, name, guide }) => ({
            slug,
            name,
            needs: `With its ${guide.secretLabel.toLowerCase()}`,
          }))}
        />
      ) : null}
      {connected.length === 0 && !manages ? (
        <Callout tone="neutral" title="Nothing is connected yet">
          An owner or manager of {site.name} can connect a platform here.
        </Callout>
      ) : null}
      {connections.length > 0 ? (
        <p className="text-muted text-sm">
          Everything that came, and what became of it, is under{" "}
          <TextLink href={deliveryList.href({ site: [site.slug] })}>
            Deliveries of {site.name}
          </TextLink>
          .
        </p>
      ) : null}
    </Page>
  );
});
