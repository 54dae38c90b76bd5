import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { fromPublicId, hashToken, newId, systemClock } from "@/lib/kernel";
import {
  closeWindows,
  declareConfirmation,
  findConfirmationByToken,
  type PublicConfirmation,
  sayPaid,
  setConfirmationStatus,
  setMatchWindow,
} from "@/lib/matching";
import { databaseBefore } from "@/test/database-before";
import { inHours, newMatchSite, tellMatching, waiting } from "@/test/match-site";
import { newButton, newConfirmation } from "@/test/new-confirmation";

afterAll(closePool);

let till: Awaited<ReturnType<typeof newMatchSite>>;
beforeEach(async () => {
  till = await newMatchSite();
});

/** What of it does not differ from one declaration to the next. */
function plain(shown: PublicConfirmation | null) {
  const { id: _, code: __, createdAt, windowEndsAt, ...rest } = shown as PublicConfirmation;
  return { ...rest, window: windowEndsAt.getTime() - createdAt.getTime() };
}

test("a match by address alone is not to be seen, neither before the end of the window nor after", async () => {
  for (const hoursAgo of [1, 100]) {
    const email = `${newId()}@example.com`;
    await till.pay({ customerEmail: email, placedAt: inHours(-hoursAgo) });
    const found = await till.declare({ email }, hoursAgo);
    const missed = await till.declare({ email: "nobody@example.com" }, hoursAgo);
    await closeWindows();
    expect(await till.stateOf(found)).toMatchObject({ status: "success", rule: "email" });
    expect(await till.stateOf(missed)).toMatchObject({ rule: null });
    const [a, b] = [
      plain(await findConfirmationByToken(till.linkOf(found.token))),
      plain(await findConfirmationByToken(till.linkOf(missed.token))),
    ];
    expect({ ...a, email: "" }).toEqual({ ...b, email: "" });
    expect(a.status).toBe(hoursAgo === 1 ? "pending" : "over");
    for (const { token } of [found, missed]) {
      await till.say({ token }, { transactionId: "pi_guess" });
      const after = await findConfirmationByToken(till.linkOf(token));
      expect(after).toMatchObject({ status: a.status, canSayPaid: true });
    }
  }
});

test("who names the transaction sees that it was found", async () => {
  const transactionId = newId();
  await till.pay({ transactionId });
  const { token, id } = await till.declare();
  expect((await findConfirmationByToken(till.linkOf(token)))?.status).toBe("pending");
  await till.say({ token }, { transactionId });
  expect(await till.stateOf({ id })).toMatchObject({ rule: "email" });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({
    ...{ status: "found", canSayPaid: false, transactionId },
  });
});

test("a match by code is seen, and then nothing can be added", async () => {
  const { token, code } = await till.declare();
  await till.pay({ message: code });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({
    status: "found",
    code,
  });
  await expect(sayPaid(systemClock, till.linkOf(token), {}, "a")).rejects.toMatchObject({
    code: "conflict",
  });
});

test("what a visitor says is kept as it is mended, and taken back when it is emptied", async () => {
  const { token } = await till.declare();
  const say = (input: Parameters<typeof sayPaid>[2]) =>
    sayPaid(systemClock, till.linkOf(token), input, "a");
  await say({ transactionId: " #pi_1 ", email: "Other@example.com" });
  const first = await findConfirmationByToken(till.linkOf(token));
  expect(first).toMatchObject({ transactionId: "pi_1", paidEmail: "Other@example.com" });
  await say({ transactionId: "pi_2" });
  await say({ email: "" });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({
    ...{ transactionId: "pi_2", paidEmail: null, saidPaidAt: first?.saidPaidAt },
  });
  await expect(say({ transactionId: "x".repeat(301) })).rejects.toThrow("too long");
  await expect(say({ email: "no address" })).rejects.toThrow("not an e-mail address");
});

test("after a person's word nothing can be added, and the word is seen", async () => {
  const { token, id } = await till.declare();
  await setConfirmationStatus(till.support, {
    ...{ confirmationId: id, status: "failed", reply: "Nothing came" },
  });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({
    ...{ status: "failed", reply: "Nothing came", canSayPaid: false },
  });
});

test("what the request itself does is the same whether there is a payment or not", async () => {
  await till.pay();
  const rowsAfter = async (email: string) => {
    const declared = await newConfirmation(till.button, { email });
    const state = await till.stateOf(declared);
    await tellMatching();
    return [state, await till.stateOf(declared)];
  };
  expect(await rowsAfter("robin@example.com")).toMatchObject([waiting, { rule: "email" }]);
  expect(await rowsAfter("nobody@example.com")).toMatchObject([waiting, waiting]);
});

test("only the hash of a status link's secret is stored", async () => {
  const { token } = await till.declare();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const [row] = await query("select * from confirmations where token_hash = $1", [
    hashToken(token),
  ]);
  expect(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? "" : value))).not.toContain(
    token,
  );
  expect(await findConfirmationByToken(till.linkOf(`${token}x`))).toBeNull();
  await expect(sayPaid(systemClock, till.linkOf("unknown"), {}, "a")).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a private link leads somewhere below a button of its own site alone", async () => {
  const foreign = await newMatchSite();
  const { token } = await till.declare();
  expect(await findConfirmationByToken(foreign.linkOf(token))).toBeNull();
  await expect(sayPaid(systemClock, foreign.linkOf(token), {}, "a")).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({ status: "pending" });
});

test.each([
  ["an address", { email: "robin at example" }, "not an e-mail address"],
  ["a name that is too long", { name: "x".repeat(81) }, "80 characters"],
  ["a message that is too long", { message: "x".repeat(1001) }, "1,000 characters"],
  ["an amount without a currency", { amount: 5 }, "needs its currency"],
  ["an amount below zero", { amount: -5, currency: "EUR" }, "cannot be"],
  ["a currency that is none", { currency: "XXZ" }, "not a currency"],
  ["a platform that the button does not offer", { platform: "store" }, "does not lead there"],
])("%s is refused", async (_, input, words) => {
  await expect(till.declare(input)).rejects.toThrow(words);
});

test("texts that PostgreSQL refuses are stored, languages that are none are not", async () => {
  const { token } = await till.declare({ message: "a\0b\uD800", name: "  A  B ", locale: "x y" });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({
    ...{ message: "a\uFFFDb\uFFFD", name: "A B" },
  });
});

test("a button that is gone or another site's declares nothing", async () => {
  const foreign = await newButton((await newMatchSite()).siteId);
  const declare = (button: typeof foreign) =>
    declareConfirmation(systemClock, button, { platform: "kofi", email: "a@example.com" }, "a");
  const mixed = { ...foreign, siteId: till.siteId };
  await expect(declare(mixed)).rejects.toMatchObject({ code: "not_found" });
  await query("update support_buttons set archived_at = now() where id = $1", [till.button.id]);
  await expect(declare(till.button)).rejects.toMatchObject({ code: "not_found" });
});

test("one address declares and asks a bounded number of times", async () => {
  const caller = newId();
  const declare = () =>
    declareConfirmation(
      ...([
        systemClock,
        till.button,
        { platform: "kofi", email: "a@example.com" },
        caller,
      ] as const),
    );
  const { token } = await declare();
  for (let more = 1; more < 30; more++) await declare();
  await expect(declare()).rejects.toMatchObject({ code: "rate_limited" });
  await till.declare();
  const say = () => sayPaid(systemClock, till.linkOf(token), { transactionId: newId() }, newId());
  for (let times = 0; times < 20; times++) await say();
  await expect(say()).rejects.toMatchObject({ code: "rate_limited" });
});

test("a site sets its window, within bounds and by its managers", async () => {
  const set = (hours: number, role: "manager" | "support" = "manager") =>
    setMatchWindow(till.as(role), { siteId: till.siteId, hours });
  await set(5);
  const { token } = await till.declare();
  expect(plain(await findConfirmationByToken(till.linkOf(token))).window).toBe(5 * 3_600_000);
  for (const hours of [0, 721, 1.5]) await expect(set(hours)).rejects.toThrow();
  await expect(set(5, "support")).rejects.toMatchObject({ code: "forbidden" });
});

test("what a visitor does is told as a visitor's, before and after an upgrade, without a made-up id", async () => {
  const { id } = await till.declare();
  const written =
    "select distinct actor_kind, actor_id, actor_label from confirmation_events where confirmation_id = $1";
  const visitor = { actor_kind: "visitor", actor_id: null, actor_label: "Visitor" };
  expect(await query(written, [fromPublicId("confirmation", id)])).toEqual([visitor]);

  const earlier = await databaseBefore("visitors");
  await earlier.run(
    `insert into confirmation_events (id, site_id, confirmation_id, type, at, actor_kind, actor_id, actor_label, data)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'confirmation.declared', now(), kind, actor, 'Visitor', '{}'
     from (values ('member', 'visitor'), ('member', 'of-another-kind')) as a(kind, actor)`,
  );
  await earlier.goOn();
  expect(
    await earlier.run("select actor_kind, actor_id from confirmation_events order by actor_kind"),
  ).toEqual([
    { actor_kind: "member", actor_id: "of-another-kind" },
    { actor_kind: "visitor", actor_id: null },
  ]);
});
