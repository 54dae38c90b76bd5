import { isOnetillError, parseMoney } from "@/lib/kernel";
import { boundsOfDays } from "@/lib/lists";
import { noFilter, type OrderFilter } from "../schemas";
import type { OrderListState } from "./order-list";

function readAmounts(state: OrderListState): {
  amounts: Pick<OrderFilter, "amountMin" | "amountMax">;
  ignored: string | null;
} {
  const none = { amountMin: null, amountMax: null };
  const { min, max } = state.amount;
  if (min === "" && max === "") return { amounts: none, ignored: null };
  const [currency, another] = state.currency;
  if (!currency || another) {
    return { amounts: none, ignored: "An amount needs one currency: choose it, and it counts." };
  }
  const read = (text: string) => (text === "" ? null : parseMoney(text, currency).amount);
  try {
    return { amounts: { amountMin: read(min), amountMax: read(max) }, ignored: null };
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
  state: OrderListState,
  about: { zone: string; now: Date },
): { filter: OrderFilter; ignored: string | null } {
  const bounds = boundsOfDays(state.days, about);
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
