import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CommandSubject,
  commandBetween,
  commandNames,
  conditionOf,
  doers,
  mayRun,
  orderCommands,
  personChoices,
  personCommands,
  possibleCommands,
  refusalOf,
} from "./commands";
import { mayBecome, orderKinds, orderStatuses } from "./lifecycle";
import { paymentStatuses } from "./payment-lifecycle";

const anyOrder: fc.Arbitrary<CommandSubject> = fc.record({
  kind: fc.constantFrom(...orderKinds),
  status: fc.constantFrom(...orderStatuses),
  paymentStatus: fc.constantFrom(...paymentStatuses),
});
const anyDoer = fc.constantFrom(...doers);
const isHeld = (payment: string) => payment === "paid" || payment === "partially_refunded";

test("the commands lead along the life cycle, and to every step of it leads exactly one", () => {
  for (const from of orderStatuses) {
    for (const to of orderStatuses) {
      const leading = commandNames.filter(
        (name) =>
          name !== "charge" &&
          orderCommands[name].to === to &&
          doers.some((doer) => conditionOf(name, doer)?.from.includes(from)),
      );
      expect(leading, `${from} to ${to}`).toHaveLength(mayBecome(from, to) ? 1 : 0);
      expect(commandBetween(from, to)).toBe(leading[0]);
    }
  }
});

test("nothing makes an order accepted or completes its way there without its money, whoever asks", () => {
  fc.assert(
    fc.property(anyOrder, anyDoer, (order, doer) => {
      for (const name of possibleCommands(order, doer)) {
        if (name === "charge") continue;
        if (orderCommands[name].to === "accepted") expect(isHeld(order.paymentStatus)).toBe(true);
      }
    }),
  );
});

test("only a person reopens, and neither person nor platform says that time ran out or a charge failed", () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      for (const doer of ["system", "platform"] as const) {
        expect(possibleCommands(order, doer)).not.toContain("reopen");
      }
      for (const doer of ["person", "platform"] as const) {
        expect(possibleCommands(order, doer)).not.toContain("expire");
        expect(possibleCommands(order, doer)).not.toContain("await_payment");
      }
    }),
  );
});

test("time never runs out for what is paid", () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const paid = !["unpaid", "verified", "processing", "failed"].includes(order.paymentStatus);
      if (paid) expect(mayRun("expire", order, "system")).toBe(false);
    }),
  );
});

test("Onetill itself completes only what needs no sending", () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const sends = order.kind !== "donation" && order.kind !== "membership";
      expect(mayRun("complete", order, "system")).toBe(order.status === "accepted" && !sends);
    }),
  );
});

test.each([
  ["received", "paid", ["decline", "cancel", "accept"]],
  ["received", "verified", ["decline", "cancel"]],
  ["pending_payment", "unpaid", ["decline", "cancel"]],
  ["pending_payment", "failed", ["decline", "cancel"]],
  ["pending_payment", "paid", ["decline", "cancel", "accept"]],
  ["accepted", "paid", ["cancel", "complete"]],
  ["accepted", "partially_refunded", ["cancel", "complete"]],
  ["completed", "paid", ["reopen"]],
  ["completed", "refunded", []],
  ["declined", "paid", []],
  ["canceled", "refunded", []],
  ["expired", "unpaid", []],
] as const)(
  "a person can do this with an order that is %s and %s",
  (status, paymentStatus, can) => {
    for (const kind of orderKinds) {
      const sends = kind !== "donation" && kind !== "membership";
      const isOurs = kind === "store" || kind === "api";
      // What was accepted and paid through Onetill is refunded in full, which cancels it.
      const cancels = !(isOurs && status === "accepted" && isHeld(paymentStatus));
      const charges = kind === "store" && ["verified", "failed"].includes(paymentStatus);
      const choices = [
        ...(can as readonly string[]).filter(
          (name) => (sends || name !== "reopen") && (cancels || name !== "cancel"),
        ),
        ...(charges ? ["charge"] : []),
        ...(isOurs && isHeld(paymentStatus) ? ["refund"] : []),
      ];
      expect(personChoices({ kind, status, paymentStatus })).toEqual(choices);
    }
  },
);

test("what there is nothing to send of is never reopened, by whoever it is and in whatever state", () => {
  fc.assert(
    fc.property(anyOrder, anyDoer, (order, doer) => {
      if (order.kind !== "donation" && order.kind !== "membership") return;
      expect(possibleCommands(order, doer)).not.toContain("reopen");
    }),
  );
  const tip = { kind: "donation", status: "completed", paymentStatus: "paid" } as const;
  expect(refusalOf("reopen", tip)).toBe("Of a tip there is nothing to send: it stays completed.");
});

test("a refusal names where the order stands, and its money where that is the matter", () => {
  expect(refusalOf("charge", { status: "received", paymentStatus: "processing" })).toContain(
    "An order that is received and being charged right now",
  );
  const paid = { status: "accepted", paymentStatus: "paid", kind: "store" } as const;
  expect(refusalOf("cancel", paid)).toBe(
    "An order that is accepted and paid cannot be canceled: refund it in full, and it is.",
  );
  expect(refusalOf("complete", { status: "expired", paymentStatus: "unpaid" })).toBe(
    "An order that is expired cannot become completed.",
  );
  expect(refusalOf("accept", { status: "pending_payment", paymentStatus: "unpaid" })).toBe(
    "An order that is payment pending and unpaid cannot become accepted.",
  );
  expect(refusalOf("reopen", { status: "completed", paymentStatus: "refunded" })).toBe(
    "An order that is completed and refunded cannot become accepted.",
  );
  expect(refusalOf("reopen", { status: "received", paymentStatus: "paid" })).toBe(
    "An order that is received cannot be reopened.",
  );
});

test("whoever may order anything about an order has the right to write orders, or to its money", () => {
  for (const name of personCommands) {
    const right = name === "refund" ? "refunds:write" : "orders:write";
    expect(orderCommands[name].right).toBe(right);
  }
});

test("money goes back only of what was paid through Onetill, wherever the order stands, and by a person alone", () => {
  fc.assert(
    fc.property(anyOrder, anyDoer, (order, doer) => {
      const isOwn = order.kind === "store" || order.kind === "api";
      expect(mayRun("refund", order, doer)).toBe(
        doer === "person" && isOwn && isHeld(order.paymentStatus),
      );
    }),
  );
  const own = { kind: "store", status: "accepted" } as const;
  expect(refusalOf("refund", { ...own, paymentStatus: "refunded" })).toBe(
    "All of this order’s money was given back already.",
  );
  expect(refusalOf("refund", { ...own, paymentStatus: "verified" })).toBe(
    "There is no money of this order to give back: it is card verified.",
  );
  expect(refusalOf("refund", { ...own, kind: "shop", paymentStatus: "paid" })).toBe(
    "Nothing of this order was paid through Onetill: give it back where it was paid.",
  );
});
