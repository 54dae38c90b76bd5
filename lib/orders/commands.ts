import type { Right } from "@/lib/kernel/schemas";
import { paymentLabels, statusLabels } from "./labels";
import {
  isOwn,
  needsDelivery,
  type OrderKind,
  type OrderStatus,
  orderKinds,
  orderStatuses,
} from "./lifecycle";
import type { PaymentStatus } from "./payment-lifecycle";
import { heldPayments } from "./payment-lifecycle";

/** Who may do something with an order: a person or their program, Onetill itself, a platform, who pays. */
export const doers = ["person", "system", "platform", "member"] as const;
export type Doer = (typeof doers)[number];

/** When a command may be done; what is left out does not matter. */
interface Condition {
  from: readonly OrderStatus[];
  payment?: readonly PaymentStatus[];
  kinds?: readonly OrderKind[];
  /** From these an order that was paid through Onetill gets there by a full refund, and not while its money is held. */
  refundedFirst?: readonly OrderStatus[];
}

interface Command {
  /** Null where it is money alone that moves. */
  to: Exclude<OrderStatus, "received"> | null;
  /** What a person needs on the order's site. */
  right: Right;
  by: Partial<Record<Doer, Condition>>;
}

const open = ["received", "pending_payment"] as const;
const notEnded = ["received", "accepted", "pending_payment"] as const;
/** What is sent to somebody, and what there is nothing to send of. */
const delivered = orderKinds.filter(needsDelivery);
const notDelivered = orderKinds.filter((kind) => !needsDelivery(kind));
/** What is paid through Onetill. */
const own = orderKinds.filter(isOwn);
const notPaid = ["unpaid", "verified", "processing", "failed"] as const;
/** No charge is on its way: what becomes of one decides first. */
const atRest = ["unpaid", "verified", "failed", "paid", "partially_refunded", "refunded"] as const;

/**
 * Everything that can be done with an order, and the only list of it. What makes an order accepted
 * needs its money: nobody takes on by hand what is not paid.
 */
export const orderCommands = {
  decline: {
    to: "declined",
    right: "orders:write",
    by: { person: { from: open, payment: atRest } },
  },
  cancel: {
    to: "canceled",
    right: "orders:write",
    by: {
      person: { from: notEnded, payment: atRest, refundedFirst: ["accepted"] },
      member: { from: open, payment: ["unpaid", "verified", "failed"] },
      system: { from: notEnded },
      platform: { from: notEnded, payment: ["refunded"] },
    },
  },
  accept: {
    to: "accepted",
    right: "orders:write",
    by: {
      person: { from: open, payment: heldPayments },
      system: { from: open, payment: heldPayments },
    },
  },
  // Of what a member asked for: the card that was checked is charged, and that makes it accepted.
  charge: {
    to: "accepted",
    right: "orders:write",
    by: {
      person: { from: open, payment: ["verified", "failed"], kinds: ["store"] },
      system: { from: ["pending_payment"], payment: ["failed"], kinds: ["store"] },
    },
  },
  complete: {
    to: "completed",
    right: "orders:write",
    by: {
      person: { from: ["accepted"] },
      system: { from: ["accepted"], kinds: notDelivered },
    },
  },
  reopen: {
    to: "accepted",
    right: "orders:write",
    // There is nothing to send once more of a tip or a membership.
    by: { person: { from: ["completed"], payment: heldPayments, kinds: delivered } },
  },
  await_payment: {
    to: "pending_payment",
    right: "orders:write",
    by: { system: { from: ["received"], payment: notPaid } },
  },
  expire: {
    to: "expired",
    right: "orders:write",
    by: { system: { from: ["pending_payment"], payment: ["unpaid", "verified", "failed"] } },
  },
  // Wherever the order stands: also what was paid too late goes back this way.
  refund: {
    to: null,
    right: "refunds:write",
    by: { person: { from: orderStatuses, payment: heldPayments, kinds: own } },
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof orderCommands;
export const commandNames = Object.keys(orderCommands) as CommandName[];

const commandOf = (name: CommandName): Command => orderCommands[name];

type PersonsOf<Name extends CommandName> = Name extends unknown
  ? (typeof orderCommands)[Name]["by"] extends { person: Condition }
    ? Name
    : never
  : never;
export type PersonCommand = PersonsOf<CommandName>;
/** What people and their programs may do, if the order is so far. */
export const personCommands = commandNames.filter(
  (name) => commandOf(name).by.person,
) as PersonCommand[];

/** What the list looks at. */
export interface CommandSubject {
  kind: OrderKind;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
}

/** Under which conditions this may be done; undefined for who may never do it. */
export const conditionOf = (name: CommandName, doer: Doer): Condition | undefined =>
  commandOf(name).by[doer];

const fits = <Value>(allowed: readonly Value[] | undefined, value: Value) =>
  allowed === undefined || allowed.includes(value);

/** Whether the money of an order decides, which Onetill holds. */
const isRefundedFirst = (
  { refundedFirst }: Condition,
  { kind, status, paymentStatus }: Omit<CommandSubject, "kind"> & { kind?: OrderKind },
): boolean =>
  refundedFirst?.includes(status) === true &&
  kind !== undefined &&
  isOwn(kind) &&
  fits(heldPayments, paymentStatus);

export function mayRun(name: CommandName, order: CommandSubject, doer: Doer): boolean {
  const condition = conditionOf(name, doer);
  if (!condition) return false;
  const { from, payment, kinds } = condition;
  return (
    from.includes(order.status) &&
    fits(payment, order.paymentStatus) &&
    fits(kinds, order.kind) &&
    !isRefundedFirst(condition, order)
  );
}

/** What may be done with the order now, in the order of the list. */
export const possibleCommands = (order: CommandSubject, doer: Doer): CommandName[] =>
  commandNames.filter((name) => mayRun(name, order, doer));

/** What a person may do with the order now: its buttons. */
export const personChoices = (order: CommandSubject): PersonCommand[] =>
  personCommands.filter((name) => mayRun(name, order, "person"));

/** The command that leads from one status to another by itself; undefined when nothing does. */
export const commandBetween = (from: OrderStatus, to: OrderStatus): CommandName | undefined =>
  commandNames.find((name) => {
    // To charge is to ask for the money; having it is what makes the order accepted.
    if (name === "charge") return false;
    const command = commandOf(name);
    return (
      command.to === to &&
      Object.values(command.by).some((condition) => condition.from.includes(from))
    );
  });

const participles: Record<CommandName, string> = {
  decline: "declined",
  cancel: "canceled",
  accept: "accepted",
  charge: "charged",
  complete: "completed",
  reopen: "reopened",
  await_payment: "left waiting for its payment",
  expire: "expired",
  refund: "refunded",
};

function whyNoRefund({ kind, paymentStatus }: Partial<CommandSubject>): string {
  if (kind && !isOwn(kind)) {
    return "Nothing of this order was paid through Onetill: give it back where it was paid.";
  }
  if (paymentStatus === "refunded") return "All of this order’s money was given back already.";
  const stands = paymentStatus ? `: it is ${paymentLabels[paymentStatus].toLowerCase()}` : "";
  return `There is no money of this order to give back${stands}.`;
}

/** Says why this cannot be done with an order now, naming where it stands. */
export function refusalOf(
  name: CommandName,
  order: Omit<CommandSubject, "kind"> & { kind?: OrderKind },
): string {
  const { by, to } = commandOf(name);
  if (to === null) return whyNoRefund(order);
  if (
    name === "reopen" &&
    order.kind &&
    order.status === "completed" &&
    !needsDelivery(order.kind)
  ) {
    return `Of a ${order.kind === "donation" ? "tip" : order.kind} there is nothing to send: it stays completed.`;
  }
  const stands = statusLabels[order.status].toLowerCase();
  const next = commandBetween(order.status, to);
  // Somebody else was quicker, perhaps by a moment.
  if (order.paymentStatus === "processing" && (name === "accept" || name === "charge")) {
    return `An order that is ${stands} and being charged right now cannot become accepted twice. What comes of it shows here in a moment.`;
  }
  if (by.person && isRefundedFirst(by.person, order)) {
    return `An order that is ${stands} and paid cannot be ${participles[name]}: refund it in full, and it is.`;
  }
  // Something else leads there: what was asked for is not that.
  if (next && next !== name) return `An order that is ${stands} cannot be ${participles[name]}.`;
  const money =
    !next || fits(by.person?.payment, order.paymentStatus)
      ? ""
      : ` and ${paymentLabels[order.paymentStatus].toLowerCase()}`;
  return `An order that is ${stands}${money} cannot become ${statusLabels[to].toLowerCase()}.`;
}
