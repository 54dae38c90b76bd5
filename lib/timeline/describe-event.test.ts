import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { consumers } from "@/lib/jobs";
import { type About, definitionOf, definitions, type TypeAbout } from "./definitions";
import { describeEvent } from "./describe-event";

const moved = { from: "received" };
const money = { amount: 1250, currency: "USD", source: "Ko-fi" };
const mail = { mail_id: "mail_0", subject: "Hello", to: "robin@example.com" };
const note = { note_id: "note_0" };
const order = { order_id: "ord_0", reference: "7K3M9QXA" };
const how = { rule: "code", score: 100, reasons: ["its code is in the message", "same platform"] };

type Sample = [data: Record<string, unknown>, sentence: string];
// One for each type there is: a type without its sentence does not compile.
const samples: { [Of in About]: Record<TypeAbout<Of>, Sample> } = {
  order: {
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
    "payment.verified": [
      { ...money, card: "Visa ending in 4242" },
      "Visa ending in 4242 checked; $12.50 to be charged on acceptance",
    ],
    "payment.processing": [
      { ...money, card: "Visa ending in 4242" },
      "$12.50 being charged to Visa ending in 4242",
    ],
    "payment.failed": [
      { ...money, code: "insufficient_funds", reason: "There is not enough money on the card." },
      "$12.50 could not be charged: There is not enough money on the card.",
    ],
    "payment.unpaid": [
      { ...money, reason: "It was called off." },
      "$12.50 not charged: It was called off.",
    ],
    "payment.unknown": [
      money,
      "Stripe did not answer about $12.50: Onetill looks it up and charges nothing twice",
    ],
    "message.received": [{ message_id: "msg_0" }, "The customer wrote a message"],
    "message.sent": [{ message_id: "msg_0" }, "A message was written to the customer"],
    "payment.reminder": [
      { ...money, day: 4, due_at: "2026-11-08T12:00:00.000Z" },
      "Reminder of day 4: $12.50 still to be paid",
    ],
    "refund.asked": [
      { ...money, refund_id: "ref_0", reason: "damaged" },
      "Refund of $12.50 asked for: damaged",
    ],
    "refund.failed": [
      { ...money, refund_id: "ref_0", reason: "The card is blocked." },
      "The refund of $12.50 failed: The card is blocked.",
    ],
    "dispute.opened": [
      { ...money, reason: "fraudulent", answer_by: null },
      "The cardholder disputes $12.50: fraudulent",
    ],
    "dispute.closed": [{ ...money, won: false }, "The dispute about $12.50 was lost"],
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
  },
  confirmation: {
    "confirmation.declared": [
      { platform: "kofi", button_id: null },
      "Declared, to be paid on Ko-fi",
    ],
    "confirmation.said_paid": [
      { transaction_id: "T-1", email: "robin@example.com" },
      "The visitor says that it is paid: transaction ID T-1, paid with robin@example.com",
    ],
    "confirmation.review": [{ matter: "2 payments fit." }, "Needs a look: 2 payments fit."],
    "confirmation.review_settled": [
      { matter: "2 payments fit." },
      "Looked at and settled: 2 payments fit.",
    ],
    "confirmation.failed": [{ reason: "set by hand" }, "Failed: set by hand"],
    "confirmation.status_set": [{ from: "pending", to: "success" }, "Set from pending to success"],
    "confirmation.replied": [{ reply: "Thank you!" }, "Replied: Thank you!"],
    "match.made": [
      { ...order, ...how },
      "Matched with the order 7K3M9QXA: its code is in the message, same platform",
    ],
    "match.undone": [
      { ...order, reason: "wrong person", status: "pending", reply: null },
      "No longer matched with the order 7K3M9QXA, pending again: wrong person",
    ],
  },
  mail: {
    "mail.failed": [{ error: "550 no" }, "A mail could not be sent: 550 no"],
    "mail.unknown": [{ error: "gone" }, "A mail may have arrived or not: gone"],
  },
  delivery: {
    "delivery.quarantined": [
      { platform: "kofi", reason: "amount: no number" },
      "A delivery is in quarantine: amount: no number",
    ],
  },
  import: {
    "import.finished": [
      { platform: "kofi", file: "payments.csv", counts: { added: 2 } },
      "The import of payments.csv is finished",
    ],
  },
};
const sampleOf = (about: string, type: string) =>
  (samples as Record<string, Record<string, Sample>>)[about]?.[type] as Sample;

test.each(definitions.map(({ about, type }) => [about, type] as const))(
  "%s: %s has its sentence",
  (about, type) => {
    const [data, sentence] = sampleOf(about, type);
    expect(describeEvent(about, type, data)).toBe(sentence);
  },
);

test("every event that any module defines is on the timeline, once, with a label", async () => {
  const lib = join(import.meta.dirname, "..");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/(?:.*\/)?events\.ts$/.test(file))
    .map((file) => join(lib, file));
  expect(files.length).toBeGreaterThan(5);
  const isDefinition = (one: unknown): one is (typeof definitions)[number] =>
    typeof one === "object" && one !== null && "say" in one && "about" in one;
  for (const file of files) {
    const exported = Object.values(await import(/* @vite-ignore */ pathToFileURL(file).href));
    const defined = exported.flat().filter(isDefinition);
    expect(defined.length, file).toBeGreaterThan(0);
    for (const event of defined) expect(definitionOf(event.about, event.type)).toBe(event);
  }
  const names = definitions.map(({ about, type }) => `${about} ${type}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { label } of definitions) expect(label).toMatch(/^[A-Z]/);
});

test("whoever is told of events wants such as there are, and comes after such as know it", () => {
  for (const { name, wants, after = [] } of consumers) {
    for (const other of after) {
      expect(consumers.find((one) => one.name === other)?.isAwaited, other).toBe(true);
    }
    for (const { about, type } of wants) {
      expect(definitionOf(about, type), `${name} wants ${about} ${type}`).toBeDefined();
    }
  }
});

test("a refund in full is not said to be one in part", () => {
  const data = { ...money, full: true };
  expect(describeEvent("order", "payment.refunded", data)).toBe("$12.50 refunded on Ko-fi");
});

test("whatever type and data an event has, it gets a line", () => {
  const types = definitions.map(({ type }) => type);
  const anyType = fc.oneof(fc.constantFrom(...types, "toString", "constructor"), fc.string());
  const anything = fc.oneof(fc.constantFrom("order", "confirmation", "__proto__"), fc.string());
  fc.assert(
    fc.property(anything, anyType, fc.jsonValue(), (about, type, data) => {
      expect(typeof describeEvent(about, type, data)).toBe("string");
    }),
  );
  expect(describeEvent("order", "mail.sent_later", {})).toBe("mail sent later");
});
