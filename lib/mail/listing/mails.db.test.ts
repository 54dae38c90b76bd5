import { expect, test } from "vitest";
import { inTransaction, query } from "@/lib/db";
import { type Context, newId, toPublicId } from "@/lib/kernel";
import { mailStatusOf } from "@/lib/replies";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import {
  cancelMail,
  getMail,
  listMails,
  mailInvitation,
  queueSupporterMail,
  resendForOrders,
  resendMail,
} from "../index";
import { type MailState, mailFilterSchema } from "../schemas";

const noFilter = mailFilterSchema.parse({});
type Site = Awaited<ReturnType<typeof newSite>>;

/** A mail about a new order, in a state. */
async function newMail(
  shop: Site,
  state: MailState,
  about: { subject?: string; nature?: "answer" | "news"; recipient?: string } = {},
) {
  const recipient = about.recipient ?? `${newId()}@example.com`;
  const order = await newOrder(shop.siteId, { fields: { customerEmail: recipient } });
  const result = await inTransaction((tx) =>
    queueSupporterMail(shop.system, tx, {
      ...{ siteId: shop.siteId, orderId: order.id, purpose: "reply", dedupeKey: newId() },
      ...{ isTest: false, recipient, subject: about.subject ?? "Thank you" },
      ...{ nature: about.nature ?? "answer", html: "<p>Thank you</p>", text: "Thank you" },
    }),
  );
  if (!("mailId" in result)) throw new Error(result.skipped);
  await query(
    `update outgoing_mails set state = $2::mail_state,
       last_error = case when $2 in ('failed', 'unknown') then '550 no such box' end where id = $1`,
    [result.mailId, state],
  );
  return { id: toPublicId("mail", result.mailId), uuid: result.mailId, recipient, order };
}

const subjectsOf = async (ctx: Context, filter: Partial<typeof noFilter>) =>
  (await listMails(ctx, { filter: { ...noFilter, ...filter }, limit: 50 })).rows.map(
    ({ subject }) => subject,
  );

test("the log shows the mails of one's own sites, newest first, and narrows", async () => {
  const shop = await newSite();
  const ctx = shop.as("viewer");
  const { order } = await newMail(shop, "sent", { subject: "First" });
  await newMail(shop, "failed", { subject: "50% off_er", recipient: "sam@example.com" });
  await newMail(await newSite(), "sent", { subject: "Elsewhere" });
  expect(await subjectsOf(ctx, {})).toEqual(["50% off_er", "First"]);
  expect(await subjectsOf(shop.stranger, {})).toEqual([]);
  expect(await subjectsOf(ctx, { state: ["failed", "unknown"] })).toEqual(["50% off_er"]);
  expect(await subjectsOf(ctx, { purpose: ["invitation"] })).toEqual([]);
  expect(await subjectsOf(ctx, { q: "SAM@" })).toEqual(["50% off_er"]);
  expect(await subjectsOf(ctx, { q: "% off_" })).toEqual(["50% off_er"]);
  expect(await subjectsOf(ctx, { q: "f%t" })).toEqual([]);
  expect(await subjectsOf(ctx, { site: [shop.site.slug], days: 1 })).toHaveLength(2);
  expect(await subjectsOf(ctx, { site: ["somebody-elses"] })).toEqual([]);
  const [, first] = (await listMails(ctx, { filter: noFilter, limit: 50 })).rows;
  expect(first).toMatchObject({ orderId: order.publicId, siteName: shop.site.name, state: "sent" });
});

test("pages follow each other both ways without a gap", async () => {
  const shop = await newSite();
  const ctx = shop.as("viewer");
  for (const subject of ["a", "b", "c", "d", "e"]) await newMail(shop, "sent", { subject });
  const page = (place: { after?: string | null; before?: string | null }) =>
    listMails(ctx, { filter: noFilter, limit: 2, ...place });
  const one = await page({});
  const two = await page({ after: one.nextCursor });
  const three = await page({ after: two.nextCursor });
  const texts = [one, two, three].map(({ rows }) => rows.map(({ subject }) => subject).join(""));
  expect(texts).toEqual(["ed", "cb", "a"]);
  expect(three.nextCursor).toBeNull();
  expect((await page({ before: three.previousCursor })).rows).toEqual(two.rows);
  expect((await page({ before: two.previousCursor })).previousCursor).toBeNull();
  await expect(page({ after: "nonsense" })).rejects.toMatchObject({ code: "invalid_request" });
});

test("an invitation is in the log, but not what it says", async () => {
  const shop = await newSite();
  const token = newId();
  await mailInvitation(shop.system, {
    ...{ siteId: shop.siteId, siteName: "Shop", email: "sam@example.com", role: "viewer" },
    ...{ token, until: new Date(Date.now() + 60_000), invitedBy: "Robin", days: 7 },
  });
  const ctx = shop.as("owner");
  const [line] = (await listMails(ctx, { filter: noFilter, limit: 1 })).rows;
  expect(line).toMatchObject({ purpose: "invitation", recipient: "sam@example.com" });
  const mail = await getMail(ctx, line?.id ?? "");
  expect(mail.content).toBeNull();
  expect(JSON.stringify(mail)).not.toContain(token);
  await expect(resendMail(ctx, { mailId: mail.id })).rejects.toMatchObject({ code: "conflict" });
});

test("sending again makes a new message that names the first, and two clicks are one wish", async () => {
  const shop = await newSite();
  const { id, order } = await newMail(shop, "failed", { nature: "news" });
  const again = await resendMail(shop.as("support"), { mailId: id });
  expect(await getMail(shop.as("viewer"), again)).toMatchObject({
    ...{ resendOf: id, subject: "Thank you", orderId: order.publicId },
    headers: expect.arrayContaining([["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"]]),
  });
  expect(await getMail(shop.as("viewer"), id)).toMatchObject({ state: "failed", resends: [again] });
  await expect(resendMail(shop.as("support"), { mailId: id })).rejects.toMatchObject({
    code: "conflict",
    message: "This mail was sent again a moment ago.",
  });
});

test("a mail that may have arrived is sent again only by somebody who says so", async () => {
  const shop = await newSite();
  const { id } = await newMail(shop, "unknown");
  const ctx = shop.as("support");
  await expect(resendMail(ctx, { mailId: id })).rejects.toMatchObject({ code: "conflict" });
  expect(await resendMail(ctx, { mailId: id, evenIfItArrived: true })).toMatch(/^mail_/);
});

test("a mail that is on its way is not sent again, and viewers and strangers send nothing", async () => {
  const shop = await newSite();
  const { id } = await newMail(shop, "queued");
  await expect(resendMail(shop.as("support"), { mailId: id })).rejects.toMatchObject({
    code: "conflict",
  });
  for (const [ctx, code] of [
    [shop.as("viewer"), "forbidden"],
    [shop.stranger, "not_found"],
  ] as const) {
    await expect(resendMail(ctx, { mailId: id })).rejects.toMatchObject({ code });
    await expect(cancelMail(ctx, id)).rejects.toMatchObject({ code });
  }
  await expect(getMail(shop.stranger, id)).rejects.toMatchObject({ code: "not_found" });
});

test("sending again counts for the day like any other mail", async () => {
  const shop = await newSite();
  const recipient = `${newId()}@example.com`;
  let last = "";
  for (let index = 0; index < 10; index++) {
    last = (await newMail(shop, "sent", { recipient })).id;
  }
  await expect(resendMail(shop.as("support"), { mailId: last })).rejects.toMatchObject({
    code: "conflict",
    message: "This address has had 10 mails within a day.",
  });
});

test("a queued mail is canceled once, on the order's timeline; one that left is not", async () => {
  const shop = await newSite();
  const { id, order } = await newMail(shop, "queued");
  const ctx = shop.as("support", "Robin");
  const results = await Promise.allSettled([cancelMail(ctx, id), cancelMail(ctx, id)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await getMail(ctx, id)).toMatchObject({ state: "canceled" });
  expect(
    await query(
      "select actor_label from order_events where order_id = $1 and type = 'mail.canceled'",
      [order.id],
    ),
  ).toEqual([{ actor_label: "Robin" }]);
  const { id: sent } = await newMail(shop, "sent");
  await expect(cancelMail(ctx, sent)).rejects.toMatchObject({ code: "conflict" });
});

test("each order tells what became of its newest mail, or why there was none", async () => {
  const shop = await newSite();
  const mails = new Map<MailState, Awaited<ReturnType<typeof newMail>>>();
  for (const state of ["queued", "sending", "sent", "kept", "failed", "unknown"] as const) {
    mails.set(state, await newMail(shop, state));
  }
  const run = async (state: "skipped" | "planned" | "canceled", reason: string | null) => {
    const { id } = await newOrder(shop.siteId);
    await query(
      `insert into reply_runs (id, site_id, rule_id, subject, subject_id, order_id, state, reason,
         due_at, created_at, updated_at)
       values ($1, $2, $1, 'order', $3, $3, $4::reply_run_state, $5, now(), now(), now())`,
      [newId(), shop.siteId, id, state, reason],
    );
    return id;
  };
  const skipped = await run("skipped", "test order");
  const planned = await run("planned", null);
  const calledOff = await run("canceled", "refunded");
  const silent = (await newOrder(shop.siteId)).id;
  const idOf = (state: MailState) => mails.get(state)?.order.id ?? "";
  const all = [...mails.values()].map(({ order }) => order.id);
  const ids = [...all, skipped, planned, calledOff, silent];
  const statuses = await mailStatusOf(shop.as("viewer"), ids);
  const stateOf = (id: string) => statuses.get(id)?.state;
  expect(
    (["queued", "sending", "sent", "kept", "failed", "unknown"] as const).map(idOf).map(stateOf),
  ).toEqual(["queued", "queued", "sent", "sent", "failed", "unknown"]);
  expect(statuses.get(idOf("failed"))).toEqual({
    ...{ state: "failed", why: "550 no such box", mailId: mails.get("failed")?.uuid },
  });
  expect(statuses.get(skipped)).toEqual({ state: "skipped", why: "test order", mailId: null });
  expect(stateOf(planned)).toBe("queued");
  expect([stateOf(calledOff), stateOf(silent)]).toEqual(["none", "none"]);
  const others = await mailStatusOf(shop.stranger, ids);
  expect([...others.values()].every(({ state }) => state === "none")).toBe(true);

  const again = await resendForOrders(shop.as("support"), [
    ...[mails.get("failed"), mails.get("unknown")].map((mail) => mail?.order.publicId ?? ""),
    toPublicId("order", silent),
    toPublicId("order", newId()),
  ]);
  expect(again.map(({ done }) => done)).toEqual([true, false, false, false]);
  expect((await mailStatusOf(shop.as("viewer"), ids)).get(idOf("failed"))?.state).toBe("sent");
});
