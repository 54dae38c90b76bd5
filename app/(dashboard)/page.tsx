import { HomePage } from "@/components/home/home-page";
import { NewInstall } from "@/components/home/new-install";
import { definePage } from "@/lib/http";
import {
  countByStatus,
  listAttention,
  listTopSupporters,
  readSetupProgress,
  readTakings,
  resolvePeriod,
} from "@/lib/insights";
import { insightsQuerySchema } from "@/lib/insights/schemas";
import { can } from "@/lib/kernel";
import { listOrders, zoneOfList } from "@/lib/orders";
import { noFilter } from "@/lib/orders/schemas";

const page = { path: "/", access: { right: "insights:read" } } as const;

export const metadata = { title: "Home" };

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const asked = insightsQuerySchema.parse(searchParams);
  const site = session.sites.find(({ slug }) => slug === asked.site);
  const query = { ...asked, site: site?.slug };
  const sites = site ? [site] : session.sites;
  const siteIds = sites.map(({ id }) => id);
  const now = ctx.clock.now();
  const { zone } = zoneOfList({ site: site ? [site.slug] : [] }, session.sites);
  const period = resolvePeriod(query, zone, now);

  const [progress, newest] = await Promise.all([
    readSetupProgress(
      ctx,
      session.sites.map(({ id }) => id),
    ),
    listOrders(ctx, {
      filter: { ...noFilter, site: site ? [site.slug] : [] },
      sort: { by: "placed_at", descending: true },
      limit: 8,
    }),
  ]);
  if (!progress.firstOrder) {
    const own = session.sites.find(({ id }) => can(ctx, id, "connections:manage"));
    return (
      <NewInstall
        progress={progress}
        connectionsHref={own ? `/sites/${own.slug}/connections` : undefined}
        newest={newest.orders}
      />
    );
  }

  const scope = { siteIds, period };
  const [takings, counts, attention] = await Promise.all([
    readTakings(ctx, scope),
    countByStatus(ctx, scope),
    listAttention(ctx, siteIds),
  ]);
  const chosen =
    takings.find(({ currency }) => currency === query.currency) ??
    takings.find(({ currency, orders }) => currency === sites[0]?.currency && orders > 0) ??
    takings[0];
  const supporters = chosen ? await listTopSupporters(ctx, scope, chosen.currency, 6) : [];
  return (
    <HomePage
      sites={session.sites}
      query={query}
      period={period}
      today={resolvePeriod({ date: "today" }, period.zone, now).lastDay}
      takings={takings}
      chosen={chosen}
      counts={counts}
      supporters={supporters}
      newest={newest.orders}
      attention={attention}
    />
  );
});
