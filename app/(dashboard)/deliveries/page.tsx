import { Suspense } from "react";
import { LiveRefresh } from "@/components/connections/live-refresh";
import { deliveryCells } from "@/components/deliveries/delivery-cells";
import { DeliveryFilters } from "@/components/deliveries/delivery-filters";
import { DeliveryLines } from "@/components/deliveries/delivery-lines";
import { NoDeliveries } from "@/components/deliveries/no-deliveries";
import { ReplayAll } from "@/components/deliveries/replay-all";
import { HeldUpPanel } from "@/components/held-up/held-up-panel";
import { LogList, LogSkeleton } from "@/components/list-page/log-list";
import { Page, PageHeader } from "@/components/ui/page-header";
import { countQuarantined, type DeliveryLine, deliveryList, listDeliveries } from "@/lib/inbox";
import type { DeliveryListState } from "@/lib/inbox/browser";
import { sitesWith } from "@/lib/kernel";
import { platforms } from "@/lib/platforms";
import { listHeldUp } from "@/lib/timeline";
import { definePage, ifQuick, orFirstPage, searchPairs } from "@/lib/web";
import { readHeld, readOutcomes, replay } from "./actions";
import { tryHeldUpAgain } from "./try-again";

export const metadata = { title: "Deliveries" };

type ListProps = Omit<
  Parameters<typeof LogList<DeliveryListState, DeliveryLine>>[0],
  "page" | "lines"
>;

async function Rows({
  loading,
  ...rest
}: ListProps & { loading: ReturnType<typeof listDeliveries> }) {
  const page = await loading;
  return <LogList {...rest} page={page} lines={<DeliveryLines deliveries={page.rows} mixed />} />;
}

export default definePage(
  { path: "/deliveries", access: { right: "deliveries:read" } },
  async ({ ctx, session, searchParams }) => {
    const state = deliveryList.read(searchPairs(searchParams));
    const { site, platform, sort, size: limit, after, before } = state;
    const request = { filter: { site, platform, state: state.state }, sort, limit, after, before };
    const loading = orFirstPage(
      listDeliveries(ctx, request),
      deliveryList.href(deliveryList.begun(state)),
    );
    const [, quarantined, heldUp] = await Promise.all([
      ifQuick(loading),
      countQuarantined(ctx, request.filter),
      listHeldUp(ctx),
    ]);
    const mayReplay = sitesWith(ctx, "deliveries:replay").length > 0;
    return (
      <Page>
        {after || before ? null : <LiveRefresh />}
        <PageHeader
          title="Deliveries"
          description="Every message that a platform sent, and what became of it. Nothing is ever thrown away."
          actions={
            mayReplay && quarantined > 0 ? (
              <ReplayAll
                filter={{ site, platform }}
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
        <Suspense fallback={<LogSkeleton />}>
          <Rows
            list={deliveryList}
            state={state}
            label="Deliveries"
            cells={deliveryCells}
            showSite={session.sites.length > 1}
            empty={<NoDeliveries state={state} />}
            loading={loading}
          />
        </Suspense>
      </Page>
    );
  },
);
