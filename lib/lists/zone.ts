import { invalid, isTimeZone } from "@/lib/kernel";
import type { Days } from "./address/day-filter";
import { daySpanBounds, presetDays } from "./day-spans";

/** The little that a list has to know of a site. */
export interface ListSite {
  slug: string;
  name: string;
  timeZone: string;
}

/**
 * The time zone in which the days of a list begin and its times are shown: the sites' common one, or
 * with different ones that of the first site. `site` is the one that it comes from.
 */
export function zoneOfList(state: { site: readonly string[] }, sites: readonly ListSite[]) {
  const chosen = sites.filter((site) => state.site.includes(site.slug));
  const shown = chosen.length > 0 ? chosen : sites;
  const zone = shown[0]?.timeZone ?? "UTC";
  return {
    zone,
    /** Named when not all the sites shown live in this zone. */
    site: shown.some((site) => site.timeZone !== zone) ? (shown[0]?.name ?? null) : null,
  };
}

/** The moments that the days of a list span: from `after` on, and before `before`. */
export function boundsOfDays(days: Days, { zone, now }: { zone: string; now: Date }) {
  const span = typeof days === "string" ? presetDays(days, now, zone) : days;
  return span ? daySpanBounds(span, zone) : { after: null, before: null };
}

/** An IANA zone of an address, or null when nothing is asked for. Throws `invalid_request`. */
export function readZone(name: string | null): string | null {
  if (name === null) return null;
  if (!isTimeZone(name)) throw invalid("zone is not a time zone", "zone");
  return name;
}
