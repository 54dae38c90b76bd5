import { type DeliveryFilter, deliveryStates } from "@/lib/inbox/browser";

/** Everything that the address of the deliveries list says. */
export interface DeliveriesState extends DeliveryFilter {
  after: string | null;
  before: string | null;
}

type SearchParams = Record<string, string | string[] | undefined>;

// More would be a mistake or an attack.
const mostValues = 50;

/** Reads the address; what nobody could have meant is left out. */
export function readDeliveriesState(params: SearchParams): DeliveriesState {
  const all = (name: string) =>
    [params[name] ?? []]
      .flat()
      .filter((value) => value !== "" && value.length <= 100)
      .slice(0, mostValues);
  const cursor = (name: string) => all(name)[0] ?? null;
  return {
    state: deliveryStates.filter((state) => all("state").includes(state)),
    platform: all("platform").filter((slug) => slug.length <= 40),
    site: all("site"),
    after: cursor("after"),
    before: cursor("before"),
  };
}

/** The address of a list with these filters, on its first page unless a cursor is given. */
export function deliveriesHref(state: Partial<DeliveriesState> = {}): string {
  const query = new URLSearchParams();
  for (const name of ["site", "platform", "state"] as const) {
    for (const value of state[name] ?? []) query.append(name, value);
  }
  if (state.after) query.set("after", state.after);
  if (state.before) query.set("before", state.before);
  return query.size > 0 ? `/deliveries?${query}` : "/deliveries";
}
