import { Webhook } from "lucide-react";
import { LiveRefresh } from "@/components/connections/live-refresh";
import {
  type DeliveriesState,
  deliveriesHref,
  readDeliveriesState,
} from "@/components/deliveries/deliveries-address";
import { DeliveryFilters } from "@/components/deliveries/delivery-filters";
import { DeliveryLines } from "@/components/deliveries/delivery-lines";
import { DeliveryTable } from "@/components/deliveries/delivery-table";
import { ReplayAll } from "@/components/deliveries/replay-all";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { definePage } from "@/lib/http";
import { sitesWith } from "@/lib/kernel";
import { countQuarantined, listDeliveries, platforms } from "@/lib/sources";
import { readHeld, readOutcomes, replay } from "./actions";

export const metadata = { title: "Deliveries" };

const pageSize = 50;

const isNarrowed = ({ site, platform, state }: DeliveriesState) =>
  site.length + platform.length + state.length > 0;

function NoDeliveries({ state }: { state: DeliveriesState }) {
  if (state.state.includes("quarantined")) {
    return (
      <EmptyState
        icon={<Webhook />}
        title="Nothing is in quarantine"
        description="Whatever came was understood."
        actions={<LinkButton href={deliveriesHref()}>Show all deliveries</LinkButton>}
      />
    );
  }
  if (isNarrowed(state)) {
    return (
      <EmptyState
        icon={<Webhook />}
        title="No such deliveries"
        description="Nothing fits these filters."
        actions={<LinkButton href={deliveriesHref()}>Show all deliveries</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      icon={<Webhook />}
      title="Nothing has been delivered yet"
      description="Every message from a platform appears here as it comes, with what became of it. Connect a platform to one of your sites, and send a test."
      actions={
        <LinkButton variant="primary" href="/sites">
          Choose a site
        </LinkButton>
      }
    />
  );
}

export default definePage(
  { path: "/deliveries", access: { right: "deliveries:read" } },
  async ({ ctx, session, searchParams }) => {
    const state = readDeliveriesState(searchParams);
    const { after, before, ...filter } = state;
    const [{ deliveries, nextCursor, previousCursor }, quarantined] = await Promise.all([
      listDeliveries(ctx, { filter, after, before, limit: pageSize }),
      countQuarantined(ctx, filter),
    ]);
    const mayReplay = sitesWith(ctx, "deliveries:replay").length > 0;
    const isFirst = !after && !before;
    const manySites = session.sites.length > 1;
    return (
      <Page>
        {isFirst ? <LiveRefresh /> : null}
        <PageHeader
          title="Deliveries"
          description="Every message that a platform sent, and what became of it. Nothing is ever thrown away."
          actions={
            mayReplay && quarantined > 0 ? (
              <ReplayAll
                filter={{ site: filter.site, platform: filter.platform }}
                readHeld={readHeld}
                replay={replay}
                readOutcomes={readOutcomes}
              />
            ) : undefined
          }
        />
        <DeliveryFilters
          state={state}
          sites={session.sites.map(({ slug, name }) => ({ slug, name }))}
          platforms={platforms.map(({ slug, name }) => ({ slug, name }))}
          quarantined={quarantined}
        />
        <Card aria-label="Deliveries" className="overflow-hidden">
          {deliveries.length === 0 ? (
            <NoDeliveries state={state} />
          ) : (
            <>
              <div className="hidden sm:block">
                <DeliveryTable deliveries={deliveries} showSite={manySites} />
              </div>
              <DeliveryLines deliveries={deliveries} mixed className="sm:hidden" />
            </>
          )}
        </Card>
        {previousCursor || nextCursor ? (
          <Pager
            previousHref={previousCursor && deliveriesHref({ ...filter, before: previousCursor })}
            nextHref={nextCursor && deliveriesHref({ ...filter, after: nextCursor })}
          />
        ) : null}
      </Page>
    );
  },
);
