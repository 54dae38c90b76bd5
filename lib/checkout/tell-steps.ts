import type { Recorded } from "@/lib/events";
import { formatMoney } from "@/lib/kernel";
import { isOwn, type OrderKind } from "@/lib/orders";

/** A line of the timeline that the person who paid sees. */
export interface MemberStep {
  at: Date;
  text: string;
}

type Data = Record<string, unknown>;
type Say = (about: { site: string; data: Data; byMember: boolean; kind: OrderKind }) => string;

const because = ({ reason }: Data) =>
  typeof reason === "string" && reason !== "" ? `: ${reason}` : "";
/** Of a platform's orders the team writes reasons for itself alone. */
const told = (kind: OrderKind, data: Data) => (isOwn(kind) ? because(data) : "");
const moneyOf = ({ amount, currency }: Data) =>
  formatMoney({ amount: BigInt(String(amount)), currency: String(currency) });

/** Everything that concerns who paid. What is not named here (notes, mails, matching) is the site's own. */
const sayings: Record<string, Say> = {
  "order.received": ({ site, kind }) =>
    kind === "store" ? `You asked ${site} for this` : `${site} received your order`,
  "payment.verified": ({ data }) => `${String(data.card)} was checked. Nothing was charged`,
  "payment.paid": ({ data }) => `${moneyOf(data)} paid`,
  "payment.refunded": ({ data }) => `${moneyOf(data)} refunded`,
  "order.accepted": ({ site, data }) =>
    data.from === "completed"
      ? `${site} is working on your order again`
      : `${site} accepted your order`,
  "order.pending_payment": ({ data }) => `The payment did not go through${because(data)}`,
  "order.declined": ({ site, data, kind }) => `${site} declined your order${told(kind, data)}`,
  "order.canceled": ({ site, data, byMember, kind }) =>
    byMember ? "You canceled this order" : `${site} canceled this order${told(kind, data)}`,
  "order.expired": () => "The payment did not come in time",
  "order.completed": ({ site, kind }) =>
    kind === "donation" || kind === "membership"
      ? `${site} received your support`
      : `${site} completed your order`,
};

/** What happened to an order, in the words of who paid. */
export function tellSteps(
  records: readonly Recorded[],
  { kind }: { kind: OrderKind },
  site: string,
): MemberStep[] {
  return records.flatMap(({ type, at, data, actorKind }) => {
    const say = Object.hasOwn(sayings, type) ? sayings[type] : undefined;
    return say ? [{ at, text: say({ site, data, byMember: actorKind === "member", kind }) }] : [];
  });
}
