import { invalid, isOnetillError, isTimeZone, parseMoney } from "@/lib/kernel";
import { daySpanBounds, presetDays } from "../day-spans";
import { noFilter, type OrderFilter } from "../schemas";
import type { ListState } from "./list-address";

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
export function zoneOfList(state: Pick<ListState, "site">, sites: readonly ListSite[]) {
  const chosen = sites.filter((site) => state.site.includes(site.slug));
  const shown = chosen.length > 0 ? chosen : sites;
  const zone = shown[0]?.timeZone ?? "UTC";
  return {
    zone,
    /** Named when not all the sites shown live in this zone. */
    site: shown.some((site) => site.timeZone !== zone) ? (shown[0]?.name ?? null) : null,
  };
}

function readAmounts(state: ListState): {
  amounts: Pick<OrderFilter, "amountMin" | "amountMax">;
  ignored: string | null;
} {
  const none = { amountMin: null, amountMax: null };
  if (state.min === "" && state.max === "") return { amounts: none, ignored: null };
  const [currency, another] = state.currency;
  if (!currency || another) {
    return { amounts: none, ignored: "An amount needs one currency: choose it, and it counts." };
  }
  const read = (text: string) => (text === "" ? null : parseMoney(text, currency).amount);
  try {
    return { amounts: { amountMin: read(state.min), amountMax: read(state.max) }, ignored: null };
  } catch (error) {
    if (!isOnetillError(error)) throw error;
    return { amounts: none, ignored: `The amount is not one of ${currency} and was left out.` };
  }
}

/**
 * What a list's state asks the database for. Days begin in `zone`; a typed amount becomes minor
 * units of the one currency chosen. `ignored` says what could not be taken into account, and why.
 */
export function narrowList(
  state: ListState,
  about: { zone: string; now: Date },
): { filter: OrderFilter; ignored: string | null } {
  const span =
    typeof state.days === "string" ? presetDays(state.days, about.now, about.zone) : state.days;
  const bounds = span ? daySpanBounds(span, about.zone) : { after: null, before: null };
  const { amounts, ignored } = readAmounts(state);
  const filter: OrderFilter = {
    ...noFilter,
    site: state.site,
    status: state.status,
    payment: state.payment,
    platform: state.platform,
    kind: state.kind,
    currency: state.currency,
    q: state.q,
    placedAfter: bounds.after,
    placedBefore: bounds.before,
    ...amounts,
    isTest: state.test === "all" ? null : state.test === "only",
  };
  return { filter, ignored };
}

/** An IANA zone of an address, or null when nothing is asked for. Throws `invalid_request`. */
export function readZone(name: string | null): string | null {
  if (name === null) return null;
  if (!isTimeZone(name)) throw invalid("zone is not a time zone", "zone");
  return name;
}
