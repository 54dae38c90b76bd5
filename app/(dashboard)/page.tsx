import { setTimeout } from "node:timers/promises";
import { type Figures, HomeFigures } from "@/components/home/home-figures";
import { HomePage } from "@/components/home/home-page";
import { NewInstall } from "@/components/home/new-install";
import {
  countByStatus,
  listAttention,
  listTopSupporters,
  type Period,
  readSetupProgress,
  readTakings,
  resolvePeriod,
} from "@/lib/insights";
import { insightsQuerySchema } from "@/lib/insights/schemas";
import { type Context, can } from "@/lib/kernel";
import { zoneOfList } from "@/lib/lists";
import { listOrders } from "@/lib/orders";
import { noFilter } from "@/lib/orders/schemas";
import { definePage } from "@/lib/web";

export const metadata = { title: "Home" };

const page = { path: "/", access: { right: "insights:read" } } as const;

// Milliseconds before the frame of the page goes ahead of its figures.
const patience = 150;

interface Wanted {
  sites: readonly { id: string; currency: string }[];
  period: Period;
  currency: string | undefined;
}

/** The sums of the period; `currency` when there is any of it, else the first site's own. */
async function readFigures(ctx: Context, { sites, period, currency }: Wanted): Promise<Figures> {
  const scope = { siteIds: sites.map(({ id }) => id), period };
  const [takings, counts, attention] = await Promise.all([
    readTakings(ctx, scope),
    countByStatus(ctx, scope),
    listAttention(ctx, scope.siteIds),
  ]);
  const usual = sites[0]?.currency;
  const chosen =
    takings.find((one) => one.currency === currency) ??
    takings.find((one) => one.currency === usual && one.orders > 0) ??
    takings[0];
  const supporters = chosen ? await listTopSupporters(ctx, scope, chosen.currency, 6) : [];
  return { takings, chosen, counts, supporters, attention };
}

export default definePage(page, async ({ ctx, session, searchParams }) => {
  const asked = insightsQuerySchema.parse(searchParams);
  const site = session.sites.find(({ slug }) => slug === asked.site);
  const query = { ...asked, site: site?.slug };
  const chosenSlugs = site ? [site.slug] : [];
  const [progress, newest] = await Promise.all([
    readSetupProgress(
      ctx,
      session.sites.map(({ id }) => id),
    ),
    listOrders(ctx, {
      filter: { ...noFilter, site: chosenSlugs },
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
        newest={newest.rows}
      />
    );
  }
  const now = ctx.clock.now();
  const { zone } = zoneOfList({ site: chosenSlugs }, session.sites);
  const period = resolvePeriod(query, zone, now);
  const sites = site ? [site] : session.sites;
  const figures = readFigures(ctx, { sites, period, currency: query.currency });
  await Promise.race([figures, setTimeout(patience)]);
  return (
    <HomePage
      sites={session.sites}
      query={query}
      period={period}
      today={resolvePeriod({ date: "today" }, zone, now).lastDay}
    >
      <HomeFigures
        figures={figures}
        newest={newest.rows}
        query={query}
        period={period}
        manySites={sites.length > 1}
      />
    </HomePage>
  );
});
