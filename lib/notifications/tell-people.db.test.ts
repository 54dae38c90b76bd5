import { afterAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { tellAll } from "@/lib/events";
import { workOnDelivery } from "@/lib/inbox";
import { installationSiteId, newId, type Role, toPublicId } from "@/lib/kernel";
import { queueMail } from "@/lib/mail";
import { platformReaders } from "@/lib/platforms";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { putInOutbox } from "@/test/put-in-outbox";
import { newTill } from "@/test/till";
import { listNotices } from "./list-notices";
import { setPreference } from "./preferences";
import type { NoticeWay } from "./schemas";
import { notices } from "./tell-people";
import { mostMailsAnHour } from "./write-notices";

afterAll(closePool);

const tellPeople = () => tellAll([notices]);

/** A site with one person in each role. */
async function newCrew() {
  const { siteId, site } = await newSite();
  const join = (role: Role) => newPerson({ [siteId]: role });
  const crew = { owner: await join("owner"), viewer: await join("viewer") };
  return { siteId, site, ...crew };
}

const noticesOf = async ({ ctx }: Awaited<ReturnType<typeof newPerson>>) => {
  const filter = { kind: [], site: [], unread: false };
  const { rows: notices } = await listNotices(ctx, { filter, limit: 100 });
  return notices.map(({ kind, title, body, href }) => ({ kind, title, body, href }));
};

const put = (siteId: string, topic: string, subjectId: string, type: string, data = {}) =>
  putInOutbox({ siteId, topic, subjectId, type, data });

const mailsTo = (email: string) =>
  query<{ subject: string; headers: Record<string, string> }>(
    "select subject, headers, purpose, site_id from outgoing_mails where recipient = $1 order by id",
    [email],
  );

test("a new order is told to everybody on its site, once, and to nobody else", async () => {
  const { siteId, owner, viewer } = await newCrew();
  const other = await newCrew();
  const { id, publicId } = await newOrder(siteId, {
    fields: { customerName: "Ro\nbin\u2028 <b>", kind: "donation" },
  });
  await tellPeople();
  // The same again, as after a crash.
  await put(siteId, "order", id, "order.received");
  await tellPeople();
  const notice = {
    kind: "new_order",
    title: "New tip: €12.00 from Ro bin <b>",
    body: "Print · Ko-fi",
    href: `/orders/${publicId}`,
  };
  expect(await noticesOf(owner)).toEqual([notice]);
  expect(await noticesOf(viewer)).toEqual([notice]);
  expect(await noticesOf(other.owner)).toEqual([]);
  expect(await mailsTo(owner.email)).toEqual([]);
});

test("tests, imported orders and what was placed long ago are no news", async () => {
  const { siteId, owner } = await newCrew();
  await newOrder(siteId, { fields: { isTest: true } });
  await newOrder(siteId, { fields: { placedAt: new Date(Date.now() - 25 * 3_600_000) } });
  const { id } = await newOrder(siteId);
  await query("update orders set imported_at = now() where id = $1 returning 1", [id]);
  await tellPeople();
  expect(await noticesOf(owner)).toEqual([]);
});

test("an order that wants a look is told, unless somebody has looked already", async () => {
  const { siteId, owner } = await newCrew();
  const [one, two] = [await newOrder(siteId), await newOrder(siteId)];
  await query("update orders set needs_review = 'Two amounts' where id = $1 returning 1", [one.id]);
  for (const { id } of [one, two]) {
    await put(siteId, "order", id, "review.needed", { matter: "Two amounts" });
  }
  await tellPeople();
  expect((await noticesOf(owner)).filter(({ kind }) => kind === "needs_review")).toEqual([
    {
      kind: "needs_review",
      title: expect.stringMatching(/^Order .{8} needs a look$/),
      body: "Two amounts",
      href: `/orders/${one.publicId}`,
    },
  ]);
});

test("mails that failed, deliveries in quarantine and imports each tell those who may know", async () => {
  const { siteId, site, owner, viewer } = await newCrew();
  const text = { subject: "Thank you", html: "x", text: "x" };
  const mailId = await queueMail(owner.ctx, {
    ...{ siteId, purpose: "reply", dedupeKey: newId(), recipient: "robin@example.com" },
    ...text,
  });
  const ids = { mail: mailId as string, delivery: newId(), import: newId() };
  await put(siteId, "mail", ids.mail, "mail.failed", { error: "550 no such box" });
  const reason = "type: Gift is unknown";
  for (let time = 1; time <= 2; time++) {
    const data = { platform: "kofi", reason };
    await put(siteId, "delivery", ids.delivery, "delivery.quarantined", data);
  }
  const counts = { known: 3, added: 1200, unclear: 0 };
  await put(siteId, "import", ids.import, "import.finished", { file: "orders.csv", counts });
  const failed = "The disk is full.";
  await put(siteId, "import", ids.import, "import.finished", { file: "more.csv", failed });
  await tellPeople();
  const told = await noticesOf(owner);
  expect(told).toHaveLength(4);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ title: "The import of more.csv broke off", body: failed }),
      {
        kind: "reply_failed",
        title: "A mail to robin@example.com could not be sent",
        body: "“Thank you” · 550 no such box",
        href: `/emails/${toPublicId("mail", ids.mail)}`,
      },
      {
        kind: "delivery_quarantined",
        title: "A delivery from Ko-fi is in quarantine",
        body: "Ko-fi sent a kind of event that Onetill does not know yet",
        href: `/deliveries/${toPublicId("delivery", ids.delivery)}`,
      },
      {
        kind: "import_finished",
        title: "The import of orders.csv is finished",
        body: "1,200 added · 3 already here",
        href: `/sites/${site.slug}/imports/${toPublicId("import", ids.import)}`,
      },
    ]),
  );
  expect((await noticesOf(viewer)).map(({ kind }) => kind).sort()).toEqual([
    "delivery_quarantined",
    "reply_failed",
  ]);
});

test("a confirmation that wants a look is told", async () => {
  const { siteId, owner } = await newCrew();
  const id = newId();
  await query(
    `insert into confirmations (id, site_id, code, code_key, token_hash, platform, email, email_key,
       status_at, window_ends_at, created_at, updated_at, needs_review)
     values ($1, $2, 'K7QM-2X', $3, $3, 'kofi', 'r@example.com', 'r@example.com', now(), now(),
       now(), now(), 'Two orders fit') returning 1`,
    [id, siteId, id],
  );
  await put(siteId, "confirmation", id, "confirmation.review", { matter: "Two orders fit" });
  await put(siteId, "confirmation", id, "confirmation.failed");
  await tellPeople();
  expect(await noticesOf(owner)).toEqual([
    {
      kind: "needs_review",
      title: "Confirmation K7QM-2X needs a look",
      body: "Two orders fit",
      href: `/confirmations/${toPublicId("confirmation", id)}`,
    },
  ]);
});

test("who wants it off hears nothing, who wants mail gets one that says how to end them", async () => {
  const { siteId, owner, viewer } = await newCrew();
  await setPreference(owner.ctx, { kind: "new_order", way: "at_once" });
  await setPreference(viewer.ctx, { kind: "new_order", way: "off" });
  await newOrder(siteId);
  await Promise.all([tellPeople(), tellPeople()]);
  expect(await noticesOf(viewer)).toEqual([]);
  expect(await mailsTo(viewer.email)).toEqual([]);
  expect(await mailsTo(owner.email)).toEqual([
    {
      purpose: "notice",
      site_id: installationSiteId,
      subject: "New shop order: €12.00 from Robin Example · Test site",
      headers: { "List-Unsubscribe": "<http://localhost:3000/notifications/preferences>" },
    },
  ]);
});

test("more mails than fit in an hour wait for the digest, also with several workers", async () => {
  const { siteId, owner } = await newCrew();
  await setPreference(owner.ctx, { kind: "new_order", way: "at_once" });
  for (let i = 0; i < mostMailsAnHour + 5; i++) await newOrder(siteId);
  await Promise.all([tellPeople(), tellPeople()]);
  expect(await mailsTo(owner.email)).toHaveLength(mostMailsAnHour);
  const ways = await query<{ way: NoticeWay; n: number }>(
    "select delivery as way, count(*)::int as n from notices where user_id = $1 group by 1 order by 1",
    [owner.userId],
  );
  expect(ways).toEqual([
    { way: "at_once", n: mostMailsAnHour },
    { way: "digest", n: 5 },
  ]);
});

test("a teller that is cut off leaves neither notice nor mail, and the next one tells", async () => {
  const { siteId, owner } = await newCrew();
  await setPreference(owner.ctx, { kind: "new_order", way: "at_once" });
  await newOrder(siteId);
  const cutOff = async (...told: Parameters<typeof notices.tell>) => {
    await notices.tell(...told);
    throw new Error("killed");
  };
  await tellAll([{ ...notices, tell: cutOff }]);
  expect(await noticesOf(owner)).toEqual([]);
  expect(await mailsTo(owner.email)).toEqual([]);
  await query(
    "update event_tellings set due_at = now() - interval '1 second' where site_id = $1 returning 1",
    [siteId],
  );
  await tellPeople();
  expect(await noticesOf(owner)).toHaveLength(1);
  expect(await mailsTo(owner.email)).toHaveLength(1);
});

test("who leaves the site hears no more of it and sees nothing of what was", async () => {
  const { siteId, viewer } = await newCrew();
  await newOrder(siteId);
  await tellPeople();
  await query("delete from site_members where user_id = $1 returning 1", [viewer.userId]);
  await newOrder(siteId);
  await tellPeople();
  expect(await noticesOf({ ...viewer, ctx: { ...viewer.ctx, sites: [] } })).toEqual([]);
  const rows = await query("select 1 from notices where user_id = $1", [viewer.userId]);
  expect(rows).toHaveLength(1);
});

test("a delivery that fails for the last time is told too", async () => {
  const till = await newTill();
  const { findPlatform } = await import("@/lib/platforms");
  vi.spyOn(findPlatform("kofi"), "read").mockImplementation(() => [
    {
      ...{ kind: "refund", paymentKey: "p", entryKey: "e", currency: "EUR" },
      ...{ amount: 10n ** 30n, occurredAt: new Date() },
    } as never,
  ]);
  const { kofiDelivery } = await import("@/test/deliveries");
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  const [delivery] = await till.deliveries();
  for (let attempt = 1; attempt <= 9; attempt++) {
    await query("update inbound_events set retry_at = null where id = $1 returning 1", [
      delivery?.id,
    ]);
    await workOnDelivery(platformReaders, { siteId: till.siteId, id: String(delivery?.id) });
  }
  expect(await query("select type, data from outbox where site_id = $1", [till.siteId])).toEqual([
    {
      type: "delivery.quarantined",
      data: { platform: "kofi", reason: "Onetill failed to store this" },
    },
  ]);
});
