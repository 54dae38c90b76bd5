import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { countUnread } from "./count-unread";
import { listNotices } from "./list-notices";
import { markAllRead, markNotices } from "./mark-notices";
import { listPreferences, setPreference } from "./preferences";
import { readLatest } from "./read-latest";
import type { NoticeKind } from "./schemas";
import { sweepNotices } from "./sweep-notices";

afterAll(closePool);

let written = 0;

async function newNotice(siteId: string, userId: string, kind: NoticeKind, delivery = "in_app") {
  const id = newId();
  await query(
    `insert into notices (id, site_id, user_id, kind, dedupe_key, title, href, delivery, created_at)
     values ($1::uuid, $2, $3, $4, $1::uuid::text, $5, '/orders', $6, $7) returning 1`,
    [id, siteId, userId, kind, `Notice ${id}`, delivery, new Date(Date.now() - 60_000 + written++)],
  );
  return toPublicId("notice", id);
}

async function newReader() {
  const [one, two] = [await newSite("One"), await newSite("Two")];
  const person = await newPerson({ [one.siteId]: "owner", [two.siteId]: "viewer" });
  return { one, two, ...person };
}

const all = { kind: [], site: [], unread: false };

test("a list is narrowed by kind, site and what is unread, and walked page by page", async () => {
  const { one, two, userId, ctx } = await newReader();
  const ids: string[] = [];
  for (const kind of ["new_order", "new_order", "needs_review", "reply_failed"] as const) {
    ids.unshift(await newNotice(one.siteId, userId, kind));
  }
  ids.unshift(await newNotice(two.siteId, userId, "new_order"));
  // A viewer may not see imports, whoever wrote a notice of one.
  await newNotice(two.siteId, userId, "import_finished");
  const listed = async (filter = {}) =>
    (await listNotices(ctx, { filter: { ...all, ...filter }, limit: 50 })).rows.map(({ id }) => id);
  expect(await listed()).toEqual(ids);
  expect(await listed({ kind: ["new_order"] })).toEqual([ids[0], ids[3], ids[4]]);
  expect(await listed({ site: [two.site.slug] })).toEqual([ids[0]]);
  await markNotices(ctx, { ids: ids.slice(0, 3), read: true });
  expect(await listed({ unread: true })).toEqual(ids.slice(3));

  const first = await listNotices(ctx, { filter: all, limit: 2 });
  const second = await listNotices(ctx, { filter: all, limit: 2, after: first.nextCursor });
  expect(second.rows.map(({ id }) => id)).toEqual(ids.slice(2, 4));
  const back = await listNotices(ctx, { filter: all, limit: 2, before: second.previousCursor });
  expect(back.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(back.previousCursor).toBeNull();
  await expect(listNotices(ctx, { filter: all, limit: 2, after: "made up" })).rejects.toMatchObject(
    { code: "invalid_request" },
  );
});

test("reading and unreading change the count, of one's own notices alone", async () => {
  const { one, two, userId, ctx } = await newReader();
  const stranger = await newReader();
  const a = await newNotice(one.siteId, userId, "new_order");
  await newNotice(one.siteId, userId, "needs_review");
  await newNotice(two.siteId, userId, "needs_review");
  expect(await countUnread(ctx)).toBe(3);
  expect(await markNotices(stranger.ctx, { ids: [a], read: true })).toBe(0);
  expect(await markNotices(ctx, { ids: [a], read: true })).toBe(1);
  expect(await countUnread(ctx)).toBe(2);
  expect(await markNotices(ctx, { ids: [a], read: false })).toBe(1);
  expect(await markAllRead(ctx, { kind: ["needs_review"], site: [one.site.slug] })).toBe(1);
  expect(await countUnread(ctx)).toBe(2);
  expect(await markAllRead(ctx, { kind: [], site: [] })).toBe(2);
  expect(await readLatest(ctx)).toMatchObject({ unread: 0, groups: { length: 3 } });
  // Without the site there is nothing left to see.
  expect(await readLatest({ ...ctx, sites: [] })).toEqual({ unread: 0, groups: [] });
});

test("preferences are as usual until they are said, and ending mails empties the next digest", async () => {
  const { one, userId, ctx } = await newReader();
  expect(await listPreferences(ctx)).toEqual({
    new_order: "in_app",
    store_order: "at_once",
    order_message: "at_once",
    needs_review: "in_app",
    reply_failed: "digest",
    connection_trouble: "at_once",
    delivery_quarantined: "digest",
    import_finished: "in_app",
  });
  await newNotice(one.siteId, userId, "reply_failed", "digest");
  await newNotice(one.siteId, userId, "delivery_quarantined", "digest");
  await setPreference(ctx, { kind: "reply_failed", way: "off" });
  expect(await listPreferences(ctx)).toMatchObject({ reply_failed: "off" });
  expect(
    await query("select kind, delivery from notices where user_id = $1 order by kind", [userId]),
  ).toEqual([
    { kind: "delivery_quarantined", delivery: "digest" },
    { kind: "reply_failed", delivery: "in_app" },
  ]);
});

test("old notices and those of people who left are cleared away", async () => {
  const { one, two, userId } = await newReader();
  await newNotice(one.siteId, userId, "new_order");
  await newNotice(one.siteId, userId, "needs_review");
  await newNotice(two.siteId, userId, "new_order");
  await query(
    "update notices set created_at = now() - interval '181 days' where user_id = $1 and kind = 'needs_review' returning 1",
    [userId],
  );
  await query("delete from site_members where site_id = $1 returning 1", [two.siteId]);
  await sweepNotices();
  expect(await query("select site_id, kind from notices where user_id = $1", [userId])).toEqual([
    { site_id: one.siteId, kind: "new_order" },
  ]);
});
