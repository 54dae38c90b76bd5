import { cookies } from "next/headers";
import type { ConfirmationListData } from "@/components/confirmations-list/list-data";
import { densityCookie, readDensity } from "@/components/data-table/density-cookie";
import type { Session } from "@/lib/auth";
import { listButtonNames } from "@/lib/buttons";
import { type Context, can, dayAt, newId, sitesWith, toPublicId } from "@/lib/kernel";
import { listViews, zoneOfList } from "@/lib/lists";
import {
  type ConfirmationListState,
  confirmationLine,
  countConfirmations,
  listConfirmations,
  narrowConfirmations,
} from "@/lib/matching";
import { platformName, platforms } from "@/lib/platforms";

/**
 * One page of the list of confirmations, with everything around it. Throws `invalid_request` on a
 * cursor of another list.
 */
export async function loadList(
  ctx: Context,
  session: Session,
  state: ConfirmationListState,
): Promise<ConfirmationListData> {
  const now = ctx.clock.now();
  const { zone, site } = zoneOfList(state, session.sites);
  const filter = narrowConfirmations(state, { zone, now });
  const { sort, size: limit, after, before } = state;
  // Made before the list is read: whatever is missing from it has a higher id.
  const mark = toPublicId("confirmation", newId());
  const [list, count, views, buttons, jar] = await Promise.all([
    listConfirmations(ctx, { filter, sort, limit, after, before }),
    countConfirmations(ctx, filter),
    listViews(ctx, "confirmations"),
    listButtonNames(ctx),
    cookies(),
  ]);
  const mayWrite = (siteId: string) => can(ctx, siteId, "confirmations:write");
  return {
    state,
    lines: list.rows.map((row) => confirmationLine(row, { platformName, mayWrite })),
    nextCursor: list.nextCursor,
    previousCursor: list.previousCursor,
    count,
    density: readDensity(jar.get(densityCookie)?.value),
    zone,
    zoneSite: site,
    year: dayAt(now, zone).slice(0, 4),
    sites: session.sites.map(({ id, slug, name, timeZone }) => ({
      id: toPublicId("site", id),
      ...{ slug, name, timeZone },
      mayShare: can(ctx, id, "views:share"),
      mayMakeButtons: can(ctx, id, "buttons:manage"),
    })),
    platforms: platforms.map(({ slug, name }) => ({ slug, name })),
    buttons,
    views,
    mayWrite: sitesWith(ctx, "confirmations:write").length > 0,
    mark,
  };
}
