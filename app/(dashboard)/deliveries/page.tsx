import { setTimeout } from "node:timers/promises";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { deliveriesHref, readDeliveriesState } from "@/components/deliveries/deliveries-address";
import { DeliveriesList, DeliveriesSkeleton } from "@/components/deliveries/deliveries-list";
import { DeliveryFilters } from "@/components/deliveries/delivery-filters";
import { ReplayAll } from "@/components/deliveries/replay-all";
import { HeldUpPanel } from "@/components/held-up/held-up-panel";
import { Page, PageHeader } from "@/components/ui/page-header";
import { countQuarantined, listDeliveries } from "@/lib/inbox";
import { isOnetillError, sitesWith } from "@/lib/kernel";
import { platforms } from "@/lib/platforms";
import { listHeldUp } from "@/lib/timeline";
import { definePage } from "@/lib/web";
import { readHeld, readOutcomes, replay } from "./actions";
import { tryHeldUpAgain } from "./try-again";

export const metadata = { title: "Deliveries" };

const pageSize = 50;
const patience = 150; // ms before the frame of the page goes ahead of the deliveries

type ListProps = Parameters<typeof DeliveriesList>[0];

async function SlowList({ loading, ...rest }: Omit<ListProps, "page"> & { loading: Loading }) {
  return <DeliveriesList page={await loading} {...rest} />;
}
type Loading = ReturnType<typeof listDeliveries>;

export default definePage(
  { path: "/deliveries", access: { right: "deliveries:read" } },
  async ({ ctx, session, searchParams }) => {
    const state = readDeliveriesState(searchParams);
    const { after, before, ...filter } = state;
    const loading = listDeliveries(ctx, { filter, after, before, limit: pageSize }).catch(
      (error) => {
        // A place that was cut off or never was: the list itself is still there.
        if (!isOnetillError(error, "invalid_request")) throw error;
        redirect(deliveriesHref(filter));
      },
    );
    const [quick, quarantined, heldUp] = await Promise.all([
      Promise.race([loading, setTimeout(patience, null)]),
      countQuarantined(ctx, filter),
      listHeldUp(ctx),
    ]);
    const mayReplay = sitesWith(ctx, "deliveries:replay").length > 0;
    const list = { state, showSite: session.sites.length > 1 };
    return (
      <Page>
        {after || before ? null : <LiveRefresh />}
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
        <HeldUpPanel heldUp={heldUp} sites={session.sites} tryAgain={tryHeldUpAgain} />
        <DeliveryFilters
          state={state}
          sites={session.sites.map(({ slug, name }) => ({ slug, name }))}
          platforms={platforms.map(({ slug, name }) => ({ slug, name }))}
          quarantined={quarantined}
        />
        <Suspense fallback={<DeliveriesSkeleton />}>
          {quick ? (
            <DeliveriesList page={quick} {...list} />
          ) : (
            <SlowList loading={loading} {...list} />
          )}
        </Suspense>
      </Page>
    );
  },
);
