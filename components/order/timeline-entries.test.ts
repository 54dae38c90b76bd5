import { expect, test } from "vitest";
import type { OrderDelivery } from "@/lib/inbox";
import type { Note } from "@/lib/orders";
import type { ApiEvent } from "@/lib/orders/schemas";
import { timelineEntries } from "./timeline-entries";

const minute = (count: number) => new Date(Date.UTC(2026, 0, 1, 12, count));

let events = 0;
const event = (type: string, at: number, data: ApiEvent["data"] = {}): ApiEvent => ({
  id: `evt_${events++}`,
  type,
  at: minute(at).toISOString(),
  actor: { kind: "user", label: "Alex" },
  summary: type,
  data,
});

const delivery = (id: string, at: number, fields: Partial<OrderDelivery> = {}): OrderDelivery => ({
  id,
  platform: "kofi",
  eventType: "Shop Order",
  state: "processed",
  outcome: "Order for €12.00",
  repeats: 0,
  receivedAt: minute(at),
  ...fields,
});

const note = (id: string, body: string): Note => ({
  id,
  body,
  authorLabel: "Alex",
  createdAt: minute(0),
  editedAt: null,
});

const about = { notes: [], platformName: () => "Ko-fi", firstDelivery: "dlv_1" };

test("events and deliveries stand in one line, newest first", () => {
  const entries = timelineEntries({
    ...about,
    events: [event("order.received", 1), event("payment.refunded", 5), event("note.added", 6)],
    deliveries: [delivery("dlv_1", 1), delivery("dlv_2", 5), delivery("dlv_3", 9)],
  });
  expect(entries.map((entry) => [entry.type, entry.delivery?.id])).toEqual([
    ["delivery", "dlv_3"],
    ["note.added", undefined],
    ["payment.refunded", undefined],
    ["delivery", "dlv_2"],
    ["order.received", "dlv_1"],
  ]);
});

test("the delivery that made the order is told by the line of its arrival, repeats included", () => {
  const [entry] = timelineEntries({
    ...about,
    events: [event("order.received", 1)],
    deliveries: [delivery("dlv_1", 1, { repeats: 2 })],
  });
  expect(entry?.delivery).toEqual({ id: "dlv_1", repeats: 2 });
});

test("another delivery says what it is and what came of it", () => {
  const entries = timelineEntries({
    ...about,
    events: [],
    deliveries: [
      delivery("dlv_2", 1, { eventType: "donation.refunded", outcome: "€5.00 refunded" }),
      delivery("dlv_3", 2, { eventType: null, outcome: null }),
    ],
  });
  expect(entries.map((entry) => entry.sentence)).toEqual([
    "Delivery",
    "Delivery “donation.refunded”: €5.00 refunded",
  ]);
});

test("a note is quoted where it was added, and can be brought back where it was deleted last", () => {
  const [kept, gone] = [{ note_id: "note_1" }, { note_id: "note_2" }];
  const entries = timelineEntries({
    ...about,
    deliveries: [],
    notes: [note("note_1", "x".repeat(500))],
    events: [
      event("note.added", 1, kept),
      event("note.edited", 2, kept),
      event("note.added", 3, gone),
      event("note.deleted", 4, gone),
      event("note.restored", 5, gone),
      event("note.deleted", 6, gone),
    ],
  });
  expect(entries.map((entry) => [entry.type, entry.restorableNote, entry.noteHref])).toEqual([
    ["note.deleted", "note_2", undefined],
    ["note.restored", undefined, undefined],
    ["note.deleted", undefined, undefined],
    ["note.added", undefined, undefined],
    ["note.edited", undefined, "#note_1"],
    ["note.added", undefined, "#note_1"],
  ]);
  expect(entries.at(-1)?.excerpt).toHaveLength(160);
  expect(entries.at(-2)?.excerpt).toBeUndefined();
});

test("a mail has one row, which says where it stands and leads to it for those who may see it", () => {
  const [thanks, again] = [{ mail_id: "mail_1" }, { mail_id: "mail_2" }];
  const sources = {
    ...about,
    deliveries: [],
    events: [
      event("mail.queued", 1, thanks),
      event("order.accepted", 2),
      event("mail.failed", 3, thanks),
      event("mail.queued", 4, again),
      event("mail.sent", 5, again),
    ],
  };
  const entries = timelineEntries({ ...sources, mayReadMails: true });
  expect(entries.map((entry) => [entry.type, entry.link?.href])).toEqual([
    ["mail.sent", "/emails/mail_2"],
    ["mail.failed", "/emails/mail_1"],
    ["order.accepted", undefined],
  ]);
  expect(timelineEntries(sources).flatMap(({ link }) => link ?? [])).toEqual([]);
});
