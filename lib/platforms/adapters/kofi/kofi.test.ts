import { expect, test } from "vitest";
import { kofiDelivery, kofiForm, kofiPayload } from "@/test/deliveries";
import type { Report } from "../../adapter";
import kofi from ".";

const token = "4f3c1a2b-0000-4000-8000-1234567890ab";
const live = { deliveryId: "a-delivery", isTest: false };

const readFields = (fields: Record<string, unknown>, about = live) =>
  kofi.read(Buffer.from(JSON.stringify(kofiPayload(fields))), about);

function readOne(fields: Record<string, unknown>) {
  const report = readFields(fields)[0] as Extract<Report, { kind: "payment" }>;
  expect(report.kind).toBe("payment");
  return report;
}

const proveText = (data: string) => kofi.prove(kofiForm(data), token);

function proven(fields: Record<string, unknown>) {
  const proof = kofi.prove(kofiDelivery(token, fields), token);
  if (proof.result !== "proven") throw new Error(proof.reason);
  return proof;
}

test("the right token proves a delivery and is not in what is stored", () => {
  const proof = proven({ message_id: "m-1", type: "Shop Order" });
  expect(proof).toMatchObject({ deliveryId: "m-1", eventType: "Shop Order", isTest: false });
  expect(proof.stored.toString()).not.toContain(token);
  expect(JSON.parse(proof.stored.toString())).not.toHaveProperty("verification_token");
});

test("a token is taken out wherever it stands, however it is written", () => {
  const data = JSON.stringify({ ...kofiPayload(), verification_token: token });
  const twice = data.replace(
    "{",
    `{"verification_token":"${token}","inner":{"verification_token":"${token}"},`,
  );
  const escaped = twice.replaceAll("verification_token", "verification\\u005ftoken");
  for (const text of [twice, escaped]) {
    const proof = proveText(text);
    expect(proof.result).toBe("proven");
    if (proof.result === "proven") expect(proof.stored.toString()).not.toContain(token);
  }
});

test.each([
  ["missing", undefined],
  ["null", null],
  ["empty", ""],
  ["a number", 4],
  ["another one", "4f3c1a2b-0000-4000-8000-1234567890ac"],
  ["cut short", token.slice(0, -1)],
  ["longer", `${token}0`],
  ["upper-case", token.toUpperCase()],
  ["an array around the right one", [token]],
])("a token that is %s is refused", (_, given) => {
  const proof = proveText(JSON.stringify({ ...kofiPayload(), verification_token: given }));
  expect(proof.result).toBe("refused");
});

test.each([
  ["an empty body", Buffer.alloc(0)],
  ["a form without data", Buffer.from("other=1")],
  ["an empty field", Buffer.from("data=")],
  ["text that is not JSON", Buffer.from("data=hello")],
  ["JSON cut short", kofiForm(`{"verification_token":"${token}",`).body],
  ["an array", kofiForm(`[{"verification_token":"${token}"}]`).body],
  ["a string", kofiForm(JSON.stringify(token)).body],
  ["null", kofiForm("null").body],
  ["bytes that are not UTF-8", Buffer.from([0x64, 0x61, 0x74, 0x61, 0x3d, 0xff, 0xfe, 0x25, 0xc3])],
  ["JSON posted without a form", Buffer.from(JSON.stringify({ verification_token: token }))],
])("%s is unreadable", (_, body) => {
  expect(kofi.prove({ headers: new Headers(), body }, token).result).toBe("unreadable");
});

test("a delivery without a message id is known by what it says", () => {
  const ids = [1, 1, 2].map((n) => {
    const data = { verification_token: token, type: "Donation", n };
    const proof = proveText(JSON.stringify(data));
    return proof.result === "proven" ? proof.deliveryId : "";
  });
  expect(ids[0]).toMatch(/^sha256:/);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test("a body nested a hundred thousand levels deep is kept, and its payment is read", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const data = JSON.stringify({ verification_token: token, ...kofiPayload() });
  const proof = proveText(`${data.slice(0, -1)},"extra":${deep}}`);
  expect(proof.result).toBe("proven");
  if (proof.result === "proven") expect(kofi.read(proof.stored, live)).toHaveLength(1);
});

test.each([
  ["Donation", "donation", "Tip"],
  ["Subscription", "membership", "Monthly tip"],
  ["Commission", "commission", "Commission"],
  ["Shop Order", "shop", "Shop order"],
])("a %s becomes a %s", (type, orderKind, name) => {
  const report = readOne({ type });
  expect(report).toMatchObject({ orderKind, amount: 300n, currency: "EUR", messagePrivate: false });
  expect(report.items).toEqual([
    { name, variation: null, quantity: 1, unitAmount: 300n, details: {} },
  ]);
  expect(report.payer).toEqual({
    email: "robin@example.com",
    name: "Robin Example",
    supporterId: null,
  });
  expect(report.placedAt).toEqual(new Date("2026-03-01T12:00:00Z"));
});

test("a membership with a tier keeps a state for a month beside its payment", () => {
  const [payment, about] = readFields({
    type: "Subscription",
    tier_name: "Bronze",
    timestamp: "2026-01-31T10:00:00Z",
    is_subscription_payment: true,
    is_first_subscription_payment: true,
  });
  expect(payment).toMatchObject({ orderKind: "membership", items: [{ name: "Bronze" }] });
  expect(about).toMatchObject({
    kind: "subscription",
    report: {
      externalId: "robin@example.com|Bronze",
      state: "active",
      tier: "Bronze",
      amount: 300n,
      startedAt: new Date("2026-01-31T10:00:00Z"),
      periodEnd: new Date("2026-02-28T10:00:00Z"),
    },
  });
});

test("a membership of somebody without an e-mail address is an order only", () => {
  expect(readFields({ type: "Subscription", email: null })).toHaveLength(1);
});

test("shop items keep code, variation and quantity, and have no price of their own", () => {
  const report = readOne({
    type: "Shop Order",
    shop_items: [
      { direct_link_code: "1a2b3c4d5e", variation_name: "Blue", quantity: 1 },
      { direct_link_code: "a1b2c3d4e5", variation_name: null, quantity: "5" },
      { quantity: null },
    ],
  });
  expect(report.items).toEqual([
    {
      name: "Shop item 1a2b3c4d5e",
      variation: "Blue",
      quantity: 1,
      unitAmount: null,
      details: { direct_link_code: "1a2b3c4d5e", link: "https://ko-fi.com/s/1a2b3c4d5e" },
    },
    expect.objectContaining({ name: "Shop item a1b2c3d4e5", variation: null, quantity: 5 }),
    { name: "Shop item", variation: null, quantity: 1, unitAmount: null, details: {} },
  ]);
});

test("an address is kept as it came", () => {
  const shipping = { full_name: "Robin", country_code: "GB", note: { floor: 3 } };
  expect(readOne({ shipping }).shipping).toEqual(shipping);
  expect(readOne({ shipping: null }).shipping).toBeNull();
});

test.each([
  [true, false],
  ["true", false],
  [null, false],
  [false, true],
  ["false", true],
  ["False", true],
])("is_public %j makes the message private: %j", (is_public, messagePrivate) => {
  expect(readOne({ is_public })).toMatchObject({ messagePrivate });
});

test("empty fields are as good as missing ones", () => {
  const report = readOne({ email: " ", from_name: "", message: null });
  expect(report.payer).toEqual({ email: null, name: null, supporterId: null });
  expect(report.message).toBeNull();
});

test.each([
  [3, "USD", 300n],
  ["3", "USD", 300n],
  ["3.00", "USD", 300n],
  ["3.10", "USD", 310n],
  ["0.00", "USD", 0n],
  [" 3.00 ", "usd", 300n],
  ["500", "JPY", 500n],
  ["500.00", "JPY", 500n],
  ["1.250", "KWD", 1250n],
  ["1.2", "KWD", 1200n],
  [0.1, "KWD", 100n],
  ["9999999999999.99", "USD", 999_999_999_999_999n],
])("the amount %j %s is %d in minor units", (amount, currency, minor) => {
  expect(readOne({ amount, currency }).amount).toBe(minor);
});

test.each([
  ["1e3", "USD", "amount is not a plain decimal amount"],
  ["-1", "USD", "amount is not a plain decimal amount"],
  ["+1", "USD", "amount is not a plain decimal amount"],
  ["3.005", "USD", "amount has more decimals than USD has (2)"],
  ["500.5", "JPY", "amount has more decimals than JPY has (0)"],
  ["1.2345", "KWD", "amount has more decimals than KWD has (3)"],
  ["3,00", "USD", "amount is not a plain decimal amount"],
  ["1,000.00", "USD", "amount is not a plain decimal amount"],
  ["0x10", "USD", "amount is not a plain decimal amount"],
  ["Infinity", "USD", "amount is not a plain decimal amount"],
  ["", "USD", "amount is not a plain decimal amount"],
  ["٣", "USD", "amount is not a plain decimal amount"],
  [1e21, "USD", "amount is not a plain decimal amount"],
  [0.1 + 0.2, "USD", "amount is not a plain decimal amount"],
  ["10000000000000.00", "USD", "amount is too large"],
  [null, "USD", "amount: Invalid input"],
  [{}, "USD", "amount: Invalid input"],
  ["3.00", "XXX", "currency is not an ISO 4217 currency code"],
  ["3.00", "", "currency is not an ISO 4217 currency code"],
  ["3.00", "BTC", "currency is not an ISO 4217 currency code"],
  ["3.00", null, "currency: Invalid input: expected string, received null"],
])("the amount %j %j is not guessed at", (amount, currency, reason) => {
  expect(() => readFields({ amount, currency })).toThrow(reason);
});

test.each([
  [{ type: "Refund" }, 'type: "Refund" is unknown'],
  [{ type: "donation" }, 'type: "donation" is unknown'],
  [{ type: "constructor" }, 'type: "constructor" is unknown'],
  [{ type: null }, "type: null is unknown"],
  [{ type: 3 }, "type: 3 is unknown"],
  [{ timestamp: "soon" }, "timestamp: not a time"],
  [{ timestamp: "coffee 1" }, "timestamp: not a time"],
  [{ timestamp: "0001-01-01T00:00:00Z" }, "timestamp: not a time"],
  [{ kofi_transaction_id: "" }, "kofi_transaction_id: "],
  [{ kofi_transaction_id: undefined }, "kofi_transaction_id: "],
])("%j is not understood, and the reason says why", (fields, reason) => {
  expect(() => readFields(fields)).toThrow(reason);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ["empty texts for what is not there", { shop_items: "", shipping: "" }, []],
  ["an empty list for an address", { shipping: [] }, []],
  ["a shop item that is null", { shop_items: [null, { direct_link_code: "a" }] }, ["shop_items"]],
  ["shop items that are a text", { shop_items: "none" }, ["shop_items"]],
  ["half an item", { shop_items: [{ quantity: 1.5 }] }, ["shop_items"]],
  ["an address that is a text", { shipping: "Lane 7, Exampleton" }, ["shipping"]],
  ["an address in a list", { shipping: [{ city: "Exampleton" }] }, ["shipping"]],
  ["a message in parts", { message: { text: "hi" } }, ["message"]],
  ["a page that is none", { url: false }, ["url"]],
])("a payment with %s is an order all the same", (_, fields, notRead) => {
  const report = readOne({ type: "Shop Order", ...fields });
  expect(report).toMatchObject({ amount: 300n, notRead });
  const kept = JSON.stringify(report.details.not_read ?? {});
  for (const field of notRead) expect(kept).toContain(`"${field}`);
});

test.each([[""], [0], ["0"], [null], [undefined]])("a quantity of %j is one", (quantity) => {
  const { items } = readOne({ type: "Shop Order", shop_items: [{ quantity }] });
  expect(items).toMatchObject([{ quantity: 1 }]);
});

test("a message that is not surely public is private", () => {
  expect(readOne({ is_public: "perhaps" })).toMatchObject({
    messagePrivate: true,
    notRead: ["is_public"],
  });
});

test("shop items with a thousand slips are set aside as a whole", () => {
  const shop_items = Array.from({ length: 1000 }, () => ({ quantity: -1 }));
  const report = readOne({ type: "Shop Order", shop_items });
  expect(report.items).toMatchObject([{ name: "Shop order" }]);
  expect(JSON.stringify(report.details).length).toBeLessThan(10_000);
});

test("a payment whose time cannot be read was paid when it came", () => {
  const receivedAt = new Date("2026-03-02T00:00:00Z");
  const [payment] = readFields({ timestamp: "soon" }, { ...live, receivedAt } as typeof live);
  expect(payment).toMatchObject({ placedAt: receivedAt, notRead: ["timestamp"] });
});

test.each([
  ["\u200b"],
  ["\u3164"],
  ["\u2800"],
  ["\u200d\u2060"],
  ["\u00ad "],
  ["Ko-fi Supporter"],
  ["ko-fi supporter"],
])("the name %j is nobody's", (from_name) => {
  expect(readOne({ from_name }).payer.name).toBeNull();
});

test.each([
  ["X", "X"],
  ["Null", "Null"],
  ["עברית", "עברית"],
  ["👩‍🚀", "👩‍🚀"],
  ["abc\u202edef", "abcdef"],
])("the name %j is kept as %j", (from_name, name) => {
  expect(readOne({ from_name }).payer.name).toBe(name);
});

test("a payment in money that is none any more is read", () => {
  expect(readOne({ amount: "30.00", currency: "HRK" })).toMatchObject({ amount: 3000n });
  expect(readOne({ amount: "30.00", currency: "BYR" })).toMatchObject({ amount: 30n });
});

test("a stored body that is not JSON is not understood", () => {
  expect(() => kofi.read(Buffer.from("{"), live)).toThrow("body: not JSON");
});

test("a transaction id is the same in any case", () => {
  const id = "ABCDEF00-1111-4222-8333-444455556666";
  expect(readOne({ kofi_transaction_id: id })).toMatchObject({
    externalId: id.toLowerCase(),
    transactionId: id,
  });
});

test("test sends carry one transaction id and are told apart by their delivery", () => {
  const fields = { kofi_transaction_id: "00000000-1111-2222-3333-444444444444", message_id: "t-1" };
  const proof = proven(fields);
  expect(proof).toMatchObject({ isTest: true, deliveryId: "t-1" });
  const [payment] = kofi.read(proof.stored, proof);
  expect(payment).toMatchObject({ externalId: "test:t-1", paymentKey: "test:t-1" });
});

test("whatever a name is made of, it can be stored", () => {
  const report = readOne({
    from_name: `a\0b\ud800c${"😀".repeat(3)}`,
    message: "\u202eשלום".repeat(2000),
    email: `x\0@example.com`,
  });
  expect(report.payer).toMatchObject({
    name: "a\ufffdb\ufffdc😀😀😀",
    email: "x\ufffd@example.com",
  });
  expect(report.message).toHaveLength(10_000);
  expect(readOne({ from_name: "ש".repeat(10_000) }).payer.name).toHaveLength(10_000);
});

test("keys that are special in JavaScript stay ordinary text", () => {
  const text = JSON.stringify(kofiPayload()).replace(
    '"shipping":null',
    '"shipping":{"__proto__":{"polluted":true},"constructor":"c"},"__proto__":{"type":"Shop Order"}',
  );
  const [payment] = kofi.read(Buffer.from(text), live);
  expect(payment).toMatchObject({ orderKind: "donation" });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const shipping = (payment as { shipping: object }).shipping;
  expect(Object.getPrototypeOf(shipping)).toBe(Object.prototype);
});

test("each sample proves itself, is a test, and is understood", () => {
  const samples = kofi.samples(token, { now: new Date("2026-03-01T12:00:00Z"), nonce: "n" });
  expect(samples.map((sample) => sample.eventType)).toEqual([
    "Donation",
    "Subscription",
    "Subscription",
    "Commission",
    "Shop Order",
  ]);
  const ids = samples.map((sample) => {
    const posted = { headers: new Headers(sample.headers), body: Buffer.from(sample.body) };
    const proof = kofi.prove(posted, token);
    expect(proof).toMatchObject({ result: "proven", isTest: true });
    expect(kofi.prove(posted, "another token").result).toBe("refused");
    if (proof.result !== "proven") return "";
    expect(kofi.read(proof.stored, proof)[0]).toMatchObject({ kind: "payment" });
    return proof.deliveryId;
  });
  expect(new Set(ids).size).toBe(samples.length);
});
