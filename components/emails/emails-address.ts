import { type MailFilter, mailPeriods, mailPurposes, mailStates } from "@/lib/mail/browser";

/** Everything that the address of the log of mails says. */
export interface EmailsState extends MailFilter {
  after: string | null;
  before: string | null;
}

type SearchParams = Record<string, string | string[] | undefined>;

// More would be a mistake or an attack.
const mostValues = 50;

/** Reads the address; what nobody could have meant is left out. */
export function readEmailsState(params: SearchParams): EmailsState {
  const all = (name: string) =>
    [params[name] ?? []]
      .flat()
      .filter((value) => value !== "" && value.length <= 200)
      .slice(0, mostValues);
  const one = (name: string) => all(name)[0] ?? null;
  const days = Number(one("days"));
  return {
    state: mailStates.filter((state) => all("state").includes(state)),
    purpose: all("purpose").filter((purpose) => Object.hasOwn(mailPurposes, purpose)),
    site: all("site").filter((slug) => slug.length <= 100),
    q: one("q")?.trim() ?? "",
    days: mailPeriods.find((period) => period === days) ?? null,
    after: one("after"),
    before: one("before"),
  };
}

/** The address of a list with these filters, on its first page unless a cursor is given. */
export function emailsHref(state: Partial<EmailsState> = {}): string {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const name of ["site", "purpose", "state"] as const) {
    for (const value of state[name] ?? []) query.append(name, value);
  }
  for (const name of ["days", "after", "before"] as const) {
    const value = state[name];
    if (value) query.set(name, String(value));
  }
  return query.size > 0 ? `/emails?${query}` : "/emails";
}

/** Whether anything but everything is asked for. */
export const isNarrowed = ({ state, purpose, site, q, days }: EmailsState) =>
  state.length + purpose.length + site.length > 0 || q !== "" || days !== null;
