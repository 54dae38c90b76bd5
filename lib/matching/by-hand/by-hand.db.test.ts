import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import {
  changeConfirmations,
  closeWindows,
  findConfirmationByToken,
  listCandidates,
  markConfirmationReviewed,
  matchByHand,
  relinkMatch,
  setConfirmationStatus,
  undoMatch,
} from "@/lib/matching";
import { happen, newMatchSite, tellMatching, waiting } from "@/test/match-site";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";

afterAll(closePool);

let till: Awaited<ReturnType<typeof newMatchSite>>;
beforeEach(async () => {
  till = await newMatchSite();
});

test("what a person set to failed stays so; its code in a payment asks again", async () => {
  const declared = await till.declare();
  await setConfirmationStatus(till.support, { confirmationId: declared.id, status: "failed" });
  await till.pay();
  expect(await till.stateOf(declared)).toEqual({ ...waiting, status: "failed" });
  await till.pay({ message: declared.code });
  expect(await till.stateOf(declared)).toEqual({
    ...waiting,
    status: "failed",
    review: "A payment that names it came, but it was set to failed.",
  });
});

test("an undone match is taken back on both sides and never made again by itself", async () => {
  const declared = await till.declare();
  const order = await till.pay({ message: declared.code });
  await setConfirmationStatus(till.support, {
    ...{ confirmationId: declared.id, status: "success", reply: "Thank you!" },
  });
  await undoMatch(till.support, { confirmationId: declared.id, reason: "Somebody else's" });
  expect(await till.stateOf(declared)).toEqual(waiting);
  expect((await findConfirmationByToken(till.linkOf(declared.token)))?.reply).toBeNull();
  const undone = (await till.eventsOf(order)).find((event) => event.type === "match.undone");
  expect(undone?.summary).toContain("Somebody else's");
  await till.say(declared, { transactionId: order.order.transactionId ?? "" });
  await happen(till.siteId, "order", order.id, "order.updated");
  await tellMatching();
  expect(await till.stateOf(declared)).toEqual(waiting);
  expect(await listCandidates(till.support, declared.id)).toMatchObject([
    { orderId: order.publicId, takenApart: true, matchedWith: null, rule: "code" },
  ]);
  await expect(undoMatch(till.support, { confirmationId: declared.id })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("an undone match leaves the order to others for a person to give", async () => {
  const [wrong, right] = [await till.declare(), await till.declare()];
  const order = await till.pay({ message: wrong.code });
  await undoMatch(till.support, { confirmationId: wrong.id });
  expect(await till.stateOf(wrong)).toEqual(waiting);
  expect(await till.stateOf(right)).toEqual({
    ...waiting,
    review: "A payment that fits is free again.",
  });
  await matchByHand(till.support, { confirmationId: right.id, orderId: order.publicId });
  expect(await till.stateOf(right)).toMatchObject({ review: null, orderId: order.id });
});

test("a status is set by hand with a reply, and back to a whole new window", async () => {
  const declared = await till.declare({}, 100);
  const confirmationId = declared.id;
  await closeWindows();
  await setConfirmationStatus(till.support, {
    ...{ confirmationId, status: "success", reply: " Paid in cash, thank you! " },
  });
  const shown = await findConfirmationByToken(till.linkOf(declared.token));
  expect(shown).toMatchObject({ status: "found", reply: "Paid in cash, thank you!" });
  await expect(
    setConfirmationStatus(till.support, { confirmationId, status: "success" }),
  ).rejects.toMatchObject({ code: "conflict", message: "It is success already." });
  await setConfirmationStatus(till.support, { confirmationId, status: "pending" });
  expect(await closeWindows()).toBe(0);
  expect(await till.stateOf(declared)).toEqual(waiting);
  const told = await query<{ type: string }>(
    "select type from outbox where site_id = $1 and topic = 'confirmation' order by id",
    [till.siteId],
  );
  expect(told.map(({ type }) => type)).toEqual([
    "confirmation.failed",
    "confirmation.status_set",
    "confirmation.replied",
    "confirmation.status_set",
  ]);
});

test("a matched one cannot be set to failed or pending; a reply to it can be given", async () => {
  const { id: confirmationId, token, code } = await till.declare();
  await till.pay({ message: code });
  for (const status of ["failed", "pending"] as const) {
    await expect(
      setConfirmationStatus(till.support, { confirmationId, status }),
    ).rejects.toMatchObject({ code: "conflict" });
  }
  await setConfirmationStatus(till.support, { confirmationId, status: "success", reply: "Yay" });
  expect(await findConfirmationByToken(till.linkOf(token))).toMatchObject({
    status: "found",
    reply: "Yay",
  });
});

test("several are changed at once, each by itself and with its own result", async () => {
  const matched = await till.declare({ email: "a@example.com" });
  await till.pay({ message: matched.code });
  const open = await till.declare({ email: "b@example.com" });
  const foreign = await (await newMatchSite()).declare();
  const ids = [matched.id, open.id, foreign.id, "cfm_nonsense", open.id];
  const reports = await changeConfirmations(till.support, {
    ...{ ids, action: { kind: "status", status: "failed", reply: "Sorry" } },
  });
  expect(reports.map(({ id, code, done }) => [id, code, done])).toEqual([
    [matched.id, matched.code, false],
    [open.id, open.code, true],
    [foreign.id, null, false],
    ["cfm_nonsense", null, false],
  ]);
  expect(reports[0]?.reason).toBe("It is matched with an order. Undo the match first.");
  expect(await till.stateOf(open)).toMatchObject({ status: "failed" });
  const undone = await changeConfirmations(till.support, { ids, action: { kind: "undo" } });
  expect(undone.map(({ done }) => done)).toEqual([true, false, false, false]);
});

test("after the window an undone match leaves the declaration failed", async () => {
  const declared = await till.declare({}, 100);
  await till.pay({ message: declared.code });
  await undoMatch(till.support, { confirmationId: declared.id });
  expect(await till.stateOf(declared)).toEqual({ ...waiting, status: "failed" });
});

test("a match is re-linked in one step", async () => {
  const declared = await till.declare();
  const wrong = await till.pay();
  const right = await till.pay({ customerEmail: "else@example.com" });
  const input = { confirmationId: declared.id, orderId: right.publicId, reason: "Mixed up" };
  await relinkMatch(till.support, input);
  expect(await till.stateOf(declared)).toMatchObject({ rule: "hand", orderId: right.id });
  expect((await till.eventsOf(wrong)).map(({ type }) => type)).toContain("match.undone");
  await expect(relinkMatch(till.support, input)).rejects.toMatchObject({ code: "conflict" });
});

test("what is matched is not matched a second time by hand", async () => {
  const [one, two] = [await till.declare(), await till.declare({ email: "two@example.com" })];
  const order = await till.pay({ message: one.code });
  const free = await till.pay({ customerEmail: null });
  const again = matchByHand(till.support, { confirmationId: two.id, orderId: order.publicId });
  await expect(again).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`matched with the confirmation ${one.code} already`),
  });
  await expect(
    matchByHand(till.support, { confirmationId: one.id, orderId: free.publicId }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("people of other sites see and change nothing, viewers read only", async () => {
  const declared = await till.declare({ name: "robin example" });
  const order = await till.pay({ customerEmail: null });
  const input = { confirmationId: declared.id, orderId: order.publicId };
  const elsewhere = await newSite();
  const foreign = await newOrder(elsewhere.siteId);
  for (const [who, code] of [
    [elsewhere.as("owner"), "not_found"],
    [till.as("viewer"), "forbidden"],
  ] as const) {
    await expect(matchByHand(who, input)).rejects.toMatchObject({ code });
    await expect(undoMatch(who, input)).rejects.toMatchObject({ code });
    await expect(relinkMatch(who, input)).rejects.toMatchObject({ code });
    await expect(markConfirmationReviewed(who, input)).rejects.toMatchObject({ code });
    const status = setConfirmationStatus(who, { ...input, status: "failed" });
    await expect(status).rejects.toMatchObject({ code });
  }
  await expect(listCandidates(elsewhere.as("owner"), declared.id)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await listCandidates(till.as("viewer"), declared.id)).toHaveLength(1);
  const both = { ...till.support, sites: [...till.support.sites, ...elsewhere.as("owner").sites] };
  await expect(
    matchByHand(both, { confirmationId: declared.id, orderId: foreign.publicId }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await till.stateOf(declared)).toEqual(waiting);
});
