import fc from "fast-check";
import { expect, test } from "vitest";
import { describeEvent } from "./describe-event";
import { type OrderEventType, orderEventTypes } from "./events";

const moved = { from: "received" };
const money = { amount: 1250, currency: "USD", source: "Ko-fi" };
const mail = { mail_id: "mail_0", subject: "Hello", to: "robin@example.com" };
const note = { note_id: "note_0" };

const samples: Record<OrderEventType, [data: Record<string, unknown>, sentence: string]> = {
  "order.received": [
    { source: "Ko-fi", kind: "shop", delivery_id: null },
    "Shop order received from Ko-fi",
  ],
  "order.accepted": [{ ...moved, reason: "already paid" }, "Order accepted: already paid"],
  "order.pending_payment": [moved, "Waiting for payment"],
  "order.declined": [moved, "Order declined"],
  "order.canceled": [{ ...moved, reason: "sold out" }, "Order canceled: sold out"],
  "order.expired": [moved, "Order expired"],
  "order.completed": [{ from: "accepted" }, "Order completed"],
  "order.updated": [
    { changed: ["items", "message"] },
    "Details updated by the platform: items, message",
  ],
  "review.settled": [
    { matter: "More was refunded than was paid." },
    "Looked at and settled: More was refunded than was paid.",
  ],
  "payment.paid": [money, "$12.50 paid on Ko-fi"],
  "payment.refunded": [{ ...money, full: false }, "$12.50 refunded on Ko-fi (in part)"],
  "membership.started": [{ tier: "Bronze" }, "Membership started (Bronze)"],
  "membership.resumed": [{ tier: null }, "Membership active again"],
  "membership.paused": [{ tier: "Bronze", until: null }, "Membership paused (Bronze)"],
  "membership.canceled": [{ tier: null }, "Membership canceled"],
  "review.needed": [
    { matter: "More was refunded than was paid." },
    "Needs a look: More was refunded than was paid.",
  ],
  "match.made": [
    {
      confirmation_id: "cfm_0",
      code: "K7M3-P9RT",
      rule: "code",
      score: 100,
      reasons: ["its code is in the message", "same platform"],
    },
    "Matched with the confirmation K7M3-P9RT: its code is in the message, same platform",
  ],
  "match.undone": [
    { confirmation_id: "cfm_0", code: "K7M3-P9RT", reason: "wrong person" },
    "No longer matched with the confirmation K7M3-P9RT: wrong person",
  ],
  "reply.planned": [
    { rule: "Thanks", due_at: "2026-11-01T12:00:00.000Z" },
    "Answer planned: Thanks",
  ],
  "reply.queued": [
    { rule: "Thanks", mail_id: "mail_0", to: "robin@example.com" },
    "Answer “Thanks” is on its way to robin@example.com",
  ],
  "reply.skipped": [
    { rule: "Thanks", reason: "test order" },
    "Answer “Thanks” was not sent: test order",
  ],
  "reply.canceled": [
    { rule: "Thanks", reason: "the match was undone" },
    "Answer “Thanks” was called off: the match was undone",
  ],
  "mail.queued": [mail, "Mail “Hello” is on its way to robin@example.com"],
  "mail.sent": [mail, "Mail “Hello” sent to robin@example.com"],
  "mail.failed": [{ ...mail, error: "550 no" }, "Mail “Hello” could not be sent: 550 no"],
  "mail.unknown": [
    { ...mail, error: "connection lost" },
    "Mail “Hello” may have arrived or not: connection lost",
  ],
  "mail.canceled": [mail, "Mail “Hello” was canceled before it went out"],
  "note.added": [note, "Note added"],
  "note.edited": [note, "Note edited"],
  "note.deleted": [note, "Note deleted"],
  "note.restored": [note, "Note restored"],
};

test.each(orderEventTypes)("%s has its sentence", (type) => {
  const [data, sentence] = samples[type];
  expect(describeEvent(type, data)).toBe(sentence);
});

test("a refund in full is not said to be one in part", () => {
  const data = { ...money, full: true };
  expect(describeEvent("payment.refunded", data)).toBe("$12.50 refunded on Ko-fi");
});

test("whatever type and data an event has, it gets a line", () => {
  const anyType = fc.oneof(
    fc.constantFrom(...orderEventTypes, "toString", "mail.sent"),
    fc.string(),
  );
  fc.assert(
    fc.property(anyType, fc.jsonValue(), (type, data) => {
      expect(typeof describeEvent(type, data)).toBe("string");
    }),
  );
  expect(describeEvent("mail.sent_later", {})).toBe("mail sent later");
});
