import { type NoticeFilter, noticeKindNames } from "@/lib/notifications/browser";

/** Everything that the address of the notifications says. */
export interface NoticesState extends NoticeFilter {
  after: string | null;
  before: string | null;
}

type SearchParams = Record<string, string | string[] | undefined>;

// More would be a mistake or an attack.
const mostValues = 50;

/** Reads the address; what nobody could have meant is left out. */
export function readNoticesState(params: SearchParams): NoticesState {
  const all = (name: string) =>
    [params[name] ?? []]
      .flat()
      .filter((value) => value !== "" && value.length <= 100)
      .slice(0, mostValues);
  return {
    kind: noticeKindNames.filter((kind) => all("kind").includes(kind)),
    site: all("site").filter((slug) => slug.isWellFormed() && !slug.includes("\0")),
    unread: all("unread").includes("1"),
    after: all("after")[0] ?? null,
    before: all("before")[0] ?? null,
  };
}

/** The address of a list with these filters, on its first page unless a cursor is given. */
export function noticesHref(state: Partial<NoticesState> = {}): string {
  const query = new URLSearchParams();
  for (const name of ["site", "kind"] as const) {
    for (const value of state[name] ?? []) query.append(name, value);
  }
  if (state.unread) query.set("unread", "1");
  if (state.after) query.set("after", state.after);
  if (state.before) query.set("before", state.before);
  return query.size > 0 ? `/notifications?${query}` : "/notifications";
}
