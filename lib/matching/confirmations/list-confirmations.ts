import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { Parameters, visibleSites } from "@/lib/orders";
import { type ConfirmationStatus, confirmationStatuses } from "../labels";
import { confirmationConditions, filteredButtons } from "./confirmation-conditions";
import {
  type ConfirmationPlace,
  confirmationCursor,
  readConfirmationCursor,
} from "./confirmation-cursor";
import type { ConfirmationFilter } from "./confirmation-filter";
import { type ConfirmationRow, confirmationRowColumns } from "./confirmation-row";
import type { ConfirmationSortSpec } from "./confirmation-sorts";

export interface ConfirmationPage {
  confirmations: ConfirmationRow[];
  /** Where the next page starts; null on the last one. */
  nextCursor: string | null;
  /** Where the page before ends; null on the first one. */
  previousCursor: string | null;
}

export interface ConfirmationListRequest {
  filter: ConfirmationFilter;
  sort: ConfirmationSortSpec;
  limit: number;
  /** Rows after this place, or before it: one of them at most. */
  after?: string | null;
  before?: string | null;
}

interface Walk {
  /** What each site is crossed with: one walk for each. */
  source: string;
  /** The filter that is part of it. */
  walked?: "status" | "button";
  conditions: string[];
  orderBy: (alias: string) => string;
}

/** By address: one walk for each site. */
function walkByEmail(
  params: Parameters,
  place: ConfirmationPlace | null,
  descending: boolean,
): Walk {
  const direction = descending ? "desc" : "asc";
  const bound = place
    ? [
        `(c.email_key, c.created_at, c.id) ${descending ? "<" : ">"} (${params.add(place.emailKey)}::text,
          ${params.add(place.createdAt)}::timestamptz, ${params.add(place.id)}::uuid)`,
      ]
    : [];
  return {
    source: "",
    conditions: bound,
    orderBy: (alias) =>
      ["email_key", "created_at", "id"]
        .map((column) => `${alias}.${column} ${direction}`)
        .join(", "),
  };
}

/**
 * By time, or by status and then by time: each wanted button, or each wanted status, is walked along
 * its own index, from where the page starts. Sorted by status, the newest of each come first, whichever way.
 */
function walkByTime(
  params: Parameters,
  request: { filter: ConfirmationFilter; sort: ConfirmationSortSpec; backwards: boolean },
  place: ConfirmationPlace | null,
): Walk {
  const { filter, sort, backwards } = request;
  const byStatus = sort.by === "status";
  const newestFirst = byStatus ? !backwards : sort.descending !== backwards;
  const time = newestFirst ? "desc" : "asc";
  const beyond = newestFirst ? "<" : ">";
  const bound = () =>
    place
      ? [
          `(c.created_at, c.id) ${beyond} (${params.add(place.createdAt)}::timestamptz, ${params.add(place.id)}::uuid)`,
        ]
      : [];
  if (!byStatus && filter.button.length > 0) {
    return {
      source: `cross join unnest(${params.add(filteredButtons(filter))}::uuid[]) as b(id)`,
      walked: "button",
      conditions: ["c.button_id = b.id", ...bound()],
      orderBy: (alias) => `${alias}.created_at ${time}, ${alias}.id ${time}`,
    };
  }
  if (!byStatus && filter.status.length === 0) {
    return {
      source: "",
      conditions: bound(),
      orderBy: (alias) => `${alias}.created_at ${time}, ${alias}.id ${time}`,
    };
  }
  const statusDescends = byStatus && sort.descending !== backwards;
  const chosen = filter.status.length > 0 ? filter.status : confirmationStatuses;
  const isLeft = (status: ConfirmationStatus) => {
    if (!byStatus || !place) return true;
    const by = confirmationStatuses.indexOf(status) - confirmationStatuses.indexOf(place.status);
    return statusDescends ? by <= 0 : by >= 0;
  };
  const walked = confirmationStatuses.filter((one) => chosen.includes(one) && isLeft(one));
  const starts = (status: ConfirmationStatus) =>
    place !== null && (!byStatus || status === place.status);
  const everything = newestFirst
    ? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" }
    : { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };
  const at = walked.map((one) => (starts(one) && place ? place.createdAt : everything.at));
  const ids = walked.map((one) => (starts(one) && place ? place.id : everything.id));
  return {
    walked: "status",
    source: `cross join unnest(${params.add(walked)}::confirmation_status[],
      ${params.add(at)}::timestamptz[], ${params.add(ids)}::uuid[]) as f(status, at, id)`,
    conditions: ["c.status = f.status", `(c.created_at, c.id) ${beyond} (f.at, f.id)`],
    orderBy: (alias) =>
      [
        ...(byStatus ? [`${alias}.status ${statusDescends ? "desc" : "asc"}`] : []),
        `${alias}.created_at ${time}`,
        `${alias}.id ${time}`,
      ].join(", "),
  };
}

/**
 * One page of the confirmations of the actor's sites, by keyset: its cost does not grow with how
 * deep the page lies. Throws `invalid_request` on a cursor of another list.
 */
export async function listConfirmations(
  ctx: Context,
  request: ConfirmationListRequest,
): Promise<ConfirmationPage> {
  const { filter, sort } = request;
  const sites = await visibleSites(ctx, filter.site, "confirmations:read");
  if (sites.length === 0) return { confirmations: [], nextCursor: null, previousCursor: null };
  const backwards = Boolean(request.before);
  const cursor = request.before ?? request.after;
  const place = cursor ? readConfirmationCursor(cursor, sort) : null;
  const params = new Parameters();
  const siteParam = params.add(sites);
  const walk =
    sort.by === "email"
      ? walkByEmail(params, place, sort.descending !== backwards)
      : walkByTime(params, { filter, sort, backwards }, place);
  const conditions = [
    "c.site_id = w.id",
    ...walk.conditions,
    ...confirmationConditions(filter, params, {
      walkedStatus: walk.walked === "status",
      walkedButton: walk.walked === "button",
    }),
  ];
  const limit = params.add(request.limit + 1);
  const rows = await query<ConfirmationRow & Record<string, unknown>>(
    `with page as (
       select p.*
       from unnest(${siteParam}::uuid[]) as w(id) ${walk.source}
       cross join lateral (
         select c.site_id, c.id, c.status, c.email_key, c.created_at
         from confirmations c
         where ${conditions.join(" and ")}
         order by ${walk.orderBy("c")}
         limit ${limit}
       ) p
       order by ${walk.orderBy("p")}
       limit ${limit}
     )
     select ${confirmationRowColumns}
     from page join confirmations c on c.site_id = page.site_id and c.id = page.id
     join sites s on s.id = c.site_id
     order by ${walk.orderBy("page")}`,
    params.values,
  );
  const more = rows.length > request.limit;
  const confirmations: ConfirmationRow[] = rows.slice(0, request.limit);
  if (backwards) confirmations.reverse();
  const first = confirmations[0];
  const last = confirmations.at(-1);
  return {
    confirmations,
    nextCursor: last && (backwards || more) ? confirmationCursor(last, sort) : null,
    previousCursor:
      first && cursor && (!backwards || more) ? confirmationCursor(first, sort) : null,
  };
}
