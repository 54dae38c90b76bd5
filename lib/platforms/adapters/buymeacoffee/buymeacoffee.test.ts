import { expect, test } from "vitest";
import {
  bmcDelivery,
  bmcEnvelope,
  bmcPayment,
  bmcSignature,
  bmcSigned,
  bmcSubscription,
  noon,
} from "@/test/deliveries";
import type { Report } from "../../adapter";
import bmc from ".";

const secret = "a-signing-secret-for-this-test";
const live = { deliveryId: "a-delivery", isTest: false };

type Fields = Record<string, unknown>;

const readText = (text: string, about = live) => bmc.read(Buffer.from(text), about);
const read = (type: string, data: Fields, fields: Fields = {}) =>
  readText(JSON.stringify(bmcEnvelope(type, data, fields)));

function readOne(type: string, data: Fields, fields: Fields = {}) {
  const report = read(type, data, fields)[0] as Extract<Report, { kind: "payment" }>;
  expect(report.kind).toBe("payment");
  return report;
}

function readState(type: string, data: Fields = {}) {
  const reports = read(type, bmcSubscription(data));
  const about = reports.at(-1) as Extract<Report, { kind: "subscription" }>;
  expect(about.kind).toBe("subscription");
  return { ...about.report, pays: reports.length === 2 };
}

const prove = (body: string | Uint8Array, signature: string | undefined, key = secret) =>
  bmc.prove(
    {
      headers: new Headers(signature === undefined ? {} : { "x-signature-sha256": signature }),
      body: Buffer.from(body as string),
    },
    key,
  );

function proven(body: string | Uint8Array) {
  const proof = bmc.prove(bmcSigned(secret, body), secret);
  if (proof.result !== "proven") throw new Error(proof.reason);
  return proof;
}

const body = JSON.stringify(bmcEnvelope("donation.created", bmcPayment(), { event_id: 700_001 }));
const signature = bmcSignature(body, secret);

test("the right signature proves a delivery, and its bytes are kept as they came", () => {
  const proof = proven(body);
  expect(proof).toMatchObject({
    deliveryId: "700001",
    eventType: "donation.created",
    isTest: false,
  });
  expect(proof.stored.toString()).toBe(body);
});

test.each([
  ["missing", undefined],
  ["empty", ""],
  ["cut short", signature.slice(0, -1)],
  ["longer", `${signature}0`],
  ["upper-case", signature.toUpperCase()],
  ["with a prefix", `sha256=${signature}`],
  ["of another body", bmcSignature(`${body} `, secret)],
  ["made with another site's secret", bmcSignature(body, "another-secret")],
  ["not hexadecimal", "z".repeat(64)],
])("a signature that is %s is refused", (_, given) => {
  expect(prove(body, given).result).toBe("refused");
});

test("an empty body is refused without a signature and unreadable with one", () => {
  expect(prove("", undefined).result).toBe("refused");
  expect(prove("", bmcSignature("", secret)).result).toBe("unreadable");
});

test.each([
  ["JSON cut short", '{"type":'],
  ["bytes that are not UTF-8", new Uint8Array([0xff, 0xfe, 0x00, 0xc3])],
  ["an array", "[]"],
  ["null", "null"],
  ["text", "hello"],
])("a signed body of %s is kept, though nobody can read it", (_, given) => {
  const proof = proven(given);
  expect(proof).toMatchObject({ eventType: null, isTest: false });
  expect(proof.stored).toEqual(Buffer.from(given as string));
  expect(() => bmc.read(proof.stored, proof)).toThrow(/^body: /);
});

test("a retry raises the attempt and is the same delivery", () => {
  const first = bmcEnvelope("donation.created", bmcPayment());
  const again = { ...first, attempt: 2 };
  expect(proven(JSON.stringify(first)).deliveryId).toBe(proven(JSON.stringify(again)).deliveryId);
});

test.each([[undefined], [null], [""], [2 ** 60], [{}]])(
  "with the event id %j a delivery is known by what it says, apart from the attempt",
  (event_id) => {
    const idOf = (fields: Fields) =>
      proven(JSON.stringify(bmcEnvelope("donation.created", bmcPayment(), { event_id, ...fields })))
        .deliveryId;
    expect(idOf({ attempt: 1 })).toBe(idOf({ attempt: 2 }));
    expect(idOf({ created: noon })).not.toBe(idOf({ created: noon + 1 }));
  },
);

test.each([[false], ["false"], ["False"]])("live_mode %j is a test", (live_mode) => {
  const text = JSON.stringify(
    bmcEnvelope("donation.created", bmcPayment(), { live_mode, event_id: 1 }),
  );
  expect(proven(text)).toMatchObject({
    isTest: true,
    deliveryId: expect.stringMatching(/^test:/),
  });
});

test.each([[true], ["true"], [undefined], [null]])("live_mode %j is no test", (live_mode) => {
  const text = JSON.stringify(bmcEnvelope("donation.created", bmcPayment(), { live_mode }));
  expect(proven(text).isTest).toBe(false);
});

test("two test sends with one event id are two deliveries, and two orders", () => {
  const reports = [noon, noon + 60].map((created) => {
    const fields = { live_mode: false, event_id: 1, created };
    const proof = proven(JSON.stringify(bmcEnvelope("donation.created", bmcPayment(), fields)));
    return bmc.read(proof.stored, proof)[0] as Extract<Report, { kind: "payment" }>;
  });
  expect(reports[0]?.externalId).not.toBe(reports[1]?.externalId);
  expect(reports[0]?.paymentKey).toBe(reports[1]?.paymentKey);
});

test("a body nested a hundred thousand levels deep is kept, and its payment is read", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const envelope = bmcEnvelope("wishlist_payment.created", bmcPayment(), { live_mode: false });
  const text = JSON.stringify(envelope).replace(
    '"data":{',
    `"extra":${deep},"data":{"wishlist":{"title":"Lens","deep":${deep}},`,
  );
  const proof = proven(text);
  expect(proof.isTest).toBe(true);
  expect(bmc.read(proof.stored, proof)[0]).toMatchObject({ items: [{ name: "Lens" }] });
});

const kinds = [
  ["donation", "donation", "Coffee", {}],
  ["extra_purchase", "shop", "Sticker pack", { extras: [{ title: "Sticker pack", quantity: 1 }] }],
  ["commission_order", "commission", "Portrait", { commission: { name: "Portrait" } }],
  ["wishlist_payment", "wishlist", "Lens", { wishlist: { title: "Lens" } }],
] as const;

test.each(kinds)("%s.created is a payment", (subject, orderKind, name, data) => {
  expect(readOne(`${subject}.created`, bmcPayment(data))).toMatchObject({
    orderKind,
    revises: false,
    externalId: "payment:15000001",
    paymentKey: "payment:15000001",
    transactionId: "pi_3TestTestTestTest0000001",
    amount: 500n,
    currency: "EUR",
    payer: { email: "robin@example.com", name: "Robin", supporterId: "20000001" },
    items: [{ name, quantity: 1 }],
    message: "Thank you for the maps",
    messagePrivate: false,
    placedAt: new Date(noon * 1000),
  });
});

test.each(kinds)("%s.refunded is a refund of the same payment", (subject, _kind, _name, data) => {
  const refunded = { ...data, refunded: "true", refunded_at: noon + 60, status: "refunded" };
  expect(read(`${subject}.refunded`, bmcPayment(refunded))).toEqual([
    {
      kind: "refund",
      paymentKey: "payment:15000001",
      entryKey: `refund:payment:15000001:${noon + 60}`,
      amount: 500n,
      currency: "EUR",
      occurredAt: new Date((noon + 60) * 1000),
    },
  ]);
});

test("extra_purchase.updated revises its payment", () => {
  expect(readOne("extra_purchase.updated", bmcPayment())).toMatchObject({ revises: true });
});

test.each([
  ["membership", "Friend"],
  ["recurring_donation", "Monthly support"],
])("%s.started pays for a period and starts a membership", (subject, tier) => {
  const data = subject === "membership" ? {} : { membership_level_name: null };
  const [payment, about] = read(`${subject}.started`, bmcSubscription(data));
  expect(payment).toMatchObject({
    kind: "payment",
    orderKind: "membership",
    externalId: `subscription:sub_1TestTestTestTest0000001:${noon}`,
    transactionId: "sub_1TestTestTestTest0000001",
    items: [{ name: tier, variation: "month", unitAmount: 500n }],
    placedAt: new Date(noon * 1000),
  });
  expect(about).toMatchObject({
    kind: "subscription",
    report: { state: "active", tier, interval: "month", startedAt: new Date(noon * 1000) },
  });
});

test.each(["membership.updated", "recurring_donation.updated"])(
  "%s of the same period is the same payment, of the next one another",
  (type) => {
    const keyOf = (data: Fields) => readOne(type, bmcSubscription(data)).externalId;
    const started = readOne(type.replace("updated", "started"), bmcSubscription()).externalId;
    expect(keyOf({})).toBe(started);
    expect(keyOf({ current_period_start: noon + 31 * 86_400 })).not.toBe(started);
  },
);

test.each([
  [
    "membership.cancelled",
    { status: "canceled", canceled: "true", canceled_at: noon + 9 },
    "canceled",
  ],
  ["recurring_donation.cancelled", { canceled: true }, "canceled"],
  ["membership.cancelled", {}, "canceled"],
  ["membership.paused", { paused: "true", status: "paused", paused_until: noon + 99 }, "paused"],
  ["membership.updated", { status: "paused" }, "paused"],
  ["membership.updated", { paused: true }, "paused"],
  ["membership.updated", { status: "cancelled" }, "canceled"],
  ["membership.started", { canceled: "true" }, "canceled"],
] as const)("%s with %j is a state and no money: %s", (type, data, state) => {
  expect(readState(type, data)).toMatchObject({ state, pays: false });
});

test("a membership that ends with its period still runs until then", () => {
  expect(readState("membership.updated", { cancel_at_period_end: "true" })).toMatchObject({
    state: "active",
    pays: true,
    cancelAtPeriodEnd: true,
    periodEnd: new Date((noon + 31 * 86_400) * 1000),
  });
});

test("a yearly membership says so", () => {
  expect(readState("membership.started", { duration_type: "year" }).interval).toBe("year");
});

test("of two reports of a membership the later one ranks higher, whatever their ids", () => {
  const rank = (type: string, created: number, event_id: number) => {
    const reports = read(type, bmcSubscription(), { created, event_id });
    return (reports.at(-1) as Extract<Report, { kind: "subscription" }>).report.reportedRank;
  };
  const ranks = [
    rank("membership.started", noon, 900_000),
    rank("membership.updated", noon, 100),
    rank("membership.cancelled", noon, 99),
    rank("membership.started", noon + 1, 1),
    rank("membership.started", noon + 1, 2),
  ];
  expect([...ranks].sort()).toEqual(ranks);
  expect(new Set(ranks.map((one) => one.length)).size).toBe(1);
});

test("of two reports of one paid period the earlier one tells what was paid", () => {
  const rank = (created: number) =>
    readOne("membership.updated", bmcSubscription(), { created }).reportedRank;
  expect(rank(noon) > rank(noon + 1)).toBe(true);
});

test.each([
  ["false", false],
  [false, false],
  [0, false],
  ["", false],
  [null, false],
  [undefined, false],
  ["true", true],
  [true, true],
  [1, true],
  ["True", true],
  ["1", true],
])("note_hidden %j makes the note private: %j", (note_hidden, messagePrivate) => {
  expect(readOne("donation.created", bmcPayment({ note_hidden }))).toMatchObject({
    messagePrivate,
  });
});

test("the note is the buyer's; the platform's own sentence is not a message", () => {
  expect(readOne("donation.created", bmcPayment({ support_note: null })).message).toBeNull();
  expect(readOne("donation.created", bmcPayment({ support_note: " Hi " })).message).toBe("Hi");
});

test("somebody without e-mail is known by the platform's id", () => {
  expect(readOne("donation.created", bmcPayment({ supporter_email: null })).payer).toEqual({
    email: null,
    name: "Robin",
    supporterId: "20000001",
  });
});

test.each([
  [5, "USD", 500n],
  ["5", "USD", 500n],
  ["5.00", "USD", 500n],
  [5.5, "USD", 550n],
  [500, "JPY", 500n],
  ["1.250", "KWD", 1250n],
])("the amount %j %s is %d in minor units", (amount, currency, minor) => {
  expect(readOne("donation.created", bmcPayment({ amount, currency })).amount).toBe(minor);
});

test.each([["1e3"], ["-1"], ["3.005"], [""], [null], [true], [3.005], [-1]])(
  "the amount %j is not guessed at",
  (amount) => {
    for (const type of ["donation.created", "donation.refunded"]) {
      expect(() => read(type, bmcPayment({ amount }))).toThrow(/^data.amount |^amount: /);
    }
    expect(() => read("membership.started", bmcSubscription({ amount }))).toThrow(
      /^data.amount |^amount: /,
    );
  },
);

test("coffees are counted where their price gives the total", () => {
  const items = (data: Fields) => readOne("donation.created", bmcPayment(data)).items;
  expect(items({ amount: 15, coffee_count: 3, coffee_price: "5.0000" })).toMatchObject([
    { name: "Coffee", quantity: 3, unitAmount: 500n },
  ]);
  expect(items({ amount: 14, coffee_count: "3", coffee_price: "5.0000" })).toMatchObject([
    { name: "3 coffees", quantity: 1, unitAmount: 1400n },
  ]);
  expect(items({ amount: 14, coffee_count: 3, coffee_price: null })).toMatchObject([
    { name: "3 coffees", quantity: 1 },
  ]);
});

test("a coffee's odd price does not keep the payment out", () => {
  const data = bmcPayment({ amount: 10, coffee_count: 3, coffee_price: "3.3333" });
  expect(readOne("donation.created", data).items).toMatchObject([{ name: "3 coffees" }]);
});

test("extras keep their question and answers under either name, and no price of their own", () => {
  const extras = [
    {
      title: "Print",
      quantity: 2,
      amount: "4.00",
      extra_question: "Size?",
      question_answers: ["A3"],
    },
    { title: null, question: "Colour?", answers: [{ text: "Green" }, 3, null], description: "Two" },
  ];
  expect(readOne("extra_purchase.created", bmcPayment({ extras })).items).toEqual([
    {
      name: "Print",
      variation: null,
      quantity: 2,
      unitAmount: null,
      details: { amount: "4.00", question: "Size?", answers: ["A3"] },
    },
    {
      name: "Extra",
      variation: null,
      quantity: 1,
      unitAmount: null,
      details: { description: "Two", question: "Colour?", answers: ['{"text":"Green"}', "3"] },
    },
  ]);
});

test("a commission's address becomes the shipping address, in our words", () => {
  const commission = {
    name: "Portrait",
    additional_info: "With a hat",
    shipping_address: { name: "Robin", street: "1 Sample Street", zip: "1", constructor: "c" },
  };
  const report = readOne("commission_order.created", bmcPayment({ commission }));
  expect(report.shipping).toEqual({
    full_name: "Robin",
    street_address: "1 Sample Street",
    postal_code: "1",
    constructor: "c",
  });
  expect(report.items[0]?.details).toEqual({ name: "Portrait", additional_info: "With a hat" });
  const digital = { name: "Portrait", shipping_address: { name: null, street: "" } };
  expect(
    readOne("commission_order.created", bmcPayment({ commission: digital })).shipping,
  ).toBeNull();
});

test.each([{ refunded: "true" }, { refunded: true }, { status: "refunded" }])(
  "a payment that is reported with %j is a payment and its refund",
  (data) => {
    expect(read("donation.created", bmcPayment(data)).map((report) => report.kind)).toEqual([
      "payment",
      "refund",
    ]);
  },
);

test.each([
  ["donation.exploded", bmcPayment(), 'type: "donation.exploded" is unknown'],
  ["donation.updated", bmcPayment(), 'type: "donation.updated" is unknown'],
  ["donation", bmcPayment(), 'type: "donation" is unknown'],
  ["constructor.created", bmcPayment(), 'type: "constructor.created" is unknown'],
  ["recurring_donation.paused", bmcSubscription(), "is unknown"],
  ["membership.refunded", bmcSubscription(), "is unknown"],
  ["membership.constructor", bmcSubscription(), "is unknown"],
  ["a\0b", bmcPayment(), 'type: "a\ufffdb" is unknown'],
  ["donation.created", bmcPayment({ status: "pending" }), 'data.status: the payment is "pending"'],
  ["donation.created", bmcPayment({ id: undefined }), "id: "],
  ["donation.created", bmcPayment({ id: 2 ** 60 }), "data.id: "],
  ["donation.created", bmcPayment({ currency: "EURO" }), "currency is not an ISO 4217"],
  ["membership.started", bmcSubscription({ psp_id: "" }), "psp_id: "],
  ["membership.started", bmcSubscription({ psp_id: null }), "psp_id: "],
  ["membership.updated", bmcSubscription({ status: "past_due" }), "data.status: "],
])("%s can be not understood, and the reason says why", (type, data, reason) => {
  expect(() => read(type, data)).toThrow(reason);
});

test.each<[string, string, Fields, string[]]>([
  ["an empty map as a list", "donation.created", { commission: [], wishlist: [] }, []],
  ["an empty map as a text", "donation.created", { commission: "", extras: "" }, []],
  [
    "no address as a list",
    "commission_order.created",
    { commission: { shipping_address: [] } },
    [],
  ],
  [
    "no address as a text",
    "commission_order.created",
    { commission: { shipping_address: "" } },
    [],
  ],
  ["a time of 0", "donation.created", { created_at: 0 }, []],
  ["no coffee at all", "donation.created", { coffee_count: 0 }, []],
  ["a time that is none", "donation.created", { created_at: "soon" }, ["created_at"]],
  ["a coffee and a half", "donation.created", { coffee_count: 1.5 }, ["coffee_count"]],
  ["a name with parts", "donation.created", { supporter_name: { first: "R" } }, ["supporter_name"]],
  ["extras that are a text", "extra_purchase.created", { extras: "a sticker" }, ["extras"]],
  ["an extra that is a text", "extra_purchase.created", { extras: ["a sticker"] }, ["extras"]],
  ["a wish of many", "wishlist_payment.created", { wishlist: [{ title: "Lens" }] }, ["wishlist"]],
  [
    "an extra that was bought -1 times",
    "extra_purchase.created",
    { extras: [{ title: "Sticker", quantity: -1 }] },
    ["extras"],
  ],
])("a payment with %s is an order all the same", (_, type, fields, notRead) => {
  const payment = readOne(type, bmcPayment(fields));
  expect(payment).toMatchObject({ amount: 500n, notRead });
  // What could not be read is kept as it came.
  const kept = JSON.stringify(payment.details.not_read ?? {});
  for (const field of notRead) expect(kept).toContain(`"${field}`);
});

test("a note that is not surely public is private", () => {
  const payment = readOne("donation.created", bmcPayment({ note_hidden: "perhaps" }));
  expect(payment).toMatchObject({ messagePrivate: true, notRead: ["note_hidden"] });
});

test("a time in milliseconds is the same time in seconds", () => {
  const created_at = noon * 1000 + 123;
  expect(readOne("donation.created", bmcPayment({ created_at })).placedAt).toEqual(
    new Date(created_at),
  );
});

test("a membership with an odd detail pays all the same", () => {
  const [payment, about] = read(
    "membership.started",
    bmcSubscription({ canceled_at: "never", membership_level_id: [4], supporter_feedback: {} }),
  );
  expect(payment).toMatchObject({
    kind: "payment",
    notRead: ["supporter_feedback", "membership_level_id", "canceled_at"],
  });
  expect(about).toMatchObject({ kind: "subscription", report: { canceledAt: null } });
});

test("extras that are keyed by their ids are read like a list of them", () => {
  const extra = { id: 3, title: "Sticker", quantity: 2, question_answers: "blue" };
  const { items, notRead } = readOne(
    "extra_purchase.created",
    bmcPayment({ extras: { 3: extra } }),
  );
  expect(items).toMatchObject([{ name: "Sticker", quantity: 2, details: { answers: ["blue"] } }]);
  expect(notRead).toEqual([]);
});

test("answers that are keyed, and answers under the other name, are read", () => {
  const extras = [
    { title: "A", question_answers: { 1: "red", 4: "blue" } },
    { title: "B", question_answers: [], answers: ["green"] },
  ];
  expect(readOne("extra_purchase.created", bmcPayment({ extras })).items).toMatchObject([
    { details: { answers: ["red", "blue"] } },
    { details: { answers: ["green"] } },
  ]);
});

test("the refunds of one payment are told apart by their times", () => {
  const keyOf = (refunded_at: unknown) => {
    const [refund] = read("donation.refunded", bmcPayment({ amount: 2, refunded_at }));
    return (refund as Extract<Report, { kind: "refund" }>).entryKey;
  };
  expect(keyOf(noon + 60)).toBe(keyOf(String(noon + 60)));
  expect(keyOf(noon + 60)).not.toBe(keyOf(noon + 90));
  expect(keyOf(null)).toBe("refund:payment:15000001");
});

test("an envelope whose time cannot be read came when it was received", () => {
  const receivedAt = new Date("2026-03-02T00:00:00Z");
  const body = JSON.stringify(
    bmcEnvelope("donation.created", bmcPayment({ created_at: null }), { created: "yesterday" }),
  );
  const [payment] = bmc.read(Buffer.from(body), { deliveryId: "d", isTest: false, receivedAt });
  expect(payment).toMatchObject({ placedAt: receivedAt, notRead: ["created"] });
});

test.each([
  ["type", { type: undefined }],
  ["created", { created: undefined }],
  ["created", { created: "yesterday" }],
  ["data", { data: undefined }],
  ["data", { data: null }],
  ["data", { data: [] }],
])("an envelope needs its %s", (field, fields) => {
  expect(() => read("donation.created", bmcPayment(), fields)).toThrow(new RegExp(`^${field}: `));
});

test("whatever a name is made of, it can be stored", () => {
  const supporter_name = `a\0b\ud800${"😀ש".repeat(5000)}`;
  const { payer } = readOne("donation.created", bmcPayment({ supporter_name }));
  expect(payer.name?.slice(0, 4)).toBe("a\ufffdb\ufffd");
  expect(payer.name?.isWellFormed()).toBe(true);
  const wishlist = { title: "Lens", "k\0": "\ud800" };
  expect(readOne("wishlist_payment.created", bmcPayment({ wishlist })).items[0]?.details).toEqual({
    title: "Lens",
    "k\ufffd": "\ufffd",
  });
});

test("keys that are special in JavaScript stay ordinary text", () => {
  const text = JSON.stringify(bmcEnvelope("commission_order.created", bmcPayment())).replace(
    '"data":{',
    '"__proto__":{"type":"x"},"data":{"__proto__":{"amount":1},"commission":{"name":"P","__proto__":{"polluted":1},"shipping_address":{"__proto__":{"a":1},"city":"X"}},',
  );
  const [payment] = readText(text);
  expect(payment).toMatchObject({ amount: 500n, items: [{ name: "P" }], shipping: { city: "X" } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("each of the sixteen samples proves itself, is a test, and is understood", () => {
  const samples = bmc.samples(secret, { now: new Date(noon * 1000), nonce: "n" });
  expect(samples).toHaveLength(16);
  expect(new Set(samples.map((sample) => sample.eventType)).size).toBe(16);
  const reports = samples.map((sample) => {
    const posted = { headers: new Headers(sample.headers), body: Buffer.from(sample.body) };
    expect(bmc.prove(posted, "another secret").result).toBe("refused");
    const proof = bmc.prove(posted, secret);
    expect(proof).toMatchObject({ result: "proven", isTest: true, eventType: sample.eventType });
    return proof.result === "proven" ? bmc.read(proof.stored, proof) : [];
  });
  const keysOf = (kind: "payment" | "refund") =>
    reports.flat().flatMap((report) => (report.kind === kind ? [report.paymentKey] : []));
  expect(keysOf("refund")).toHaveLength(4);
  for (const key of keysOf("refund")) expect(keysOf("payment")).toContain(key);
});

test("a delivery of a fixture proves itself with the platform's header alone", () => {
  const posted = bmcDelivery(secret, "donation.created", bmcPayment());
  expect(bmc.prove(posted, secret).result).toBe("proven");
});

test("what Buy Me a Coffee keeps of a payment is read in the payment's decimals, as text or number", () => {
  const feeOf = (application_fee: unknown, fields: Fields = {}) =>
    readOne("donation.created", bmcPayment({ application_fee, ...fields })).fee;
  expect(feeOf("0.25")).toBe(25n);
  expect(feeOf(0.25)).toBe(25n);
  expect(feeOf("0")).toBe(0n);
  expect(feeOf("35", { currency: "JPY", amount: 700 })).toBe(35n);
  for (const none of [null, undefined, ""]) expect(feeOf(none)).toBeUndefined();
});

test.each(["0.255", "much", "-1", "9.00", { a: 1 }])(
  "a fee that cannot be one is kept beside the order, which a person is asked to look at: %j",
  (application_fee) => {
    const report = readOne("donation.created", bmcPayment({ application_fee }));
    expect(report).toMatchObject({ amount: 500n, notRead: ["application_fee"] });
    expect(report.fee).toBeUndefined();
    expect(report.details).toMatchObject({ not_read: { application_fee } });
  },
);
