import { expect, test } from "vitest";
import { inTransaction, query } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import {
  findSubscription,
  getMail,
  optIn,
  optOut,
  queueSupporterMail,
  type SupporterMessage,
  unsubscribeUrl,
} from "../index";

type Site = Awaited<ReturnType<typeof newSite>>;

/** Each site of these tests has a supporter of its own: mailboxes are counted over all sites. */
const robinOf = ({ siteId }: Site) => `robin-${siteId}@example.com`;

const write = (shop: Site, about: Partial<SupporterMessage> = {}) =>
  inTransaction((tx) =>
    queueSupporterMail(shop.system, tx, {
      ...{ siteId: shop.siteId, purpose: "reply", dedupeKey: newId(), nature: "answer" },
      ...{ recipient: robinOf(shop), isTest: false, subject: "Thank you" },
      ...{ html: "<p>Thank you</p>", text: "Thank you" },
      ...about,
    }),
  );

const written = (results: object[]) => results.filter((result) => "mailId" in result).length;
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

test("an address that nobody has paid with gets three mails a day, however many ask at once", async () => {
  const shop = await newSite();
  const results = await Promise.all(Array.from({ length: 9 }, () => write(shop)));
  expect(written(results)).toBe(3);
  expect(results.find((result) => "skipped" in result)).toEqual({
    skipped: "This address has had 3 mails within a day.",
  });
});

test("one that has paid gets ten, and a test order proves nothing", async () => {
  const shop = await newSite();
  await newOrder(shop.siteId, { fields: { customerEmail: robinOf(shop), isTest: true } });
  expect(written(await Promise.all(Array.from({ length: 5 }, () => write(shop))))).toBe(3);
  await newOrder(shop.siteId, { fields: { customerEmail: robinOf(shop).toUpperCase() } });
  expect(written(await Promise.all(Array.from({ length: 12 }, () => write(shop))))).toBe(7);
});

test("tags and dots make no second mailbox, and another site counts for itself", async () => {
  const [shop, other] = [await newSite(), await newSite()];
  const names = [
    "ro.bin@gmail.com",
    "robin+1@gmail.com",
    "ROBIN@googlemail.com",
    "r.obin+x@gmail.com",
  ];
  for (const recipient of names) await write(shop, { recipient });
  expect(await write(shop, { recipient: "robin@gmail.com" })).toHaveProperty("skipped");
  expect(await write(other, { recipient: "robin@gmail.com" })).toHaveProperty("mailId");
});

test("what was mailed more than a day ago counts no more, nor what was canceled", async () => {
  const shop = await newSite();
  for (let index = 0; index < 3; index++) await write(shop);
  expect(await write(shop)).toHaveProperty("skipped");
  await query(
    `update outgoing_mails set state = 'canceled' where id =
       (select id from outgoing_mails where site_id = $1 limit 1)`,
    [shop.siteId],
  );
  expect(await write(shop)).toHaveProperty("mailId");
  await query(
    "update outgoing_mails set created_at = created_at - interval '25 hours' where site_id = $1",
    [shop.siteId],
  );
  expect(written(await Promise.all(Array.from({ length: 4 }, () => write(shop))))).toBe(3);
});

test("a test order mails nobody, and neither does one without an address", async () => {
  const shop = await newSite();
  expect(await write(shop, { isTest: true })).toHaveProperty("skipped");
  expect(await write(shop, { recipient: "nowhere" })).toHaveProperty("skipped");
  expect(await query("select 1 from outgoing_mails where site_id = $1", [shop.siteId])).toEqual([]);
});

test("the same message is written once, and asking again gives the same one", async () => {
  const shop = await newSite();
  const dedupeKey = newId();
  const results = await Promise.all([1, 2, 3, 4].map(() => write(shop, { dedupeKey })));
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(results[0]).toHaveProperty("mailId");
});

test("what is written is on the order's timeline, and gone with the transaction that wrote it", async () => {
  const shop = await newSite();
  const { id: orderId } = await newOrder(shop.siteId);
  await expect(
    inTransaction(async (tx) => {
      await queueSupporterMail(shop.system, tx, {
        ...{ siteId: shop.siteId, orderId, purpose: "reply", dedupeKey: newId(), isTest: false },
        ...{ nature: "answer", recipient: "robin@example.com", subject: "A", html: "", text: "" },
      });
      throw new Error("something else went wrong");
    }),
  ).rejects.toThrow();
  const trail = () =>
    query("select type, actor_kind from order_events where order_id = $1 and type like 'mail.%'", [
      orderId,
    ]);
  expect(await trail()).toEqual([]);
  await write(shop, { orderId });
  expect(await trail()).toEqual([
    { type: "mail.queued", actor_kind: "system" },
    { type: "mail.sent", actor_kind: "system" },
  ]);
});

test("news can be unsubscribed from with one click, answers still arrive, and it can be taken back", async () => {
  const shop = await newSite();
  const recipient = "Robin@example.com";
  const news = await write(shop, { nature: "news", recipient });
  if (!("mailId" in news)) throw new Error(news.skipped);
  const { headers } = await getMail(shop.as("viewer"), toPublicId("mail", news.mailId));
  const byName = Object.fromEntries(headers);
  expect(byName["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  const token = /\/api\/unsubscribe\/([\w.-]+)>$/.exec(byName["List-Unsubscribe"] ?? "")?.[1] ?? "";
  await optOut(token);
  await optOut(token);
  expect(await write(shop, { nature: "news", recipient: "robin@example.com" })).toEqual({
    skipped: "This address has unsubscribed from news.",
  });
  expect(await write(shop, { recipient })).toHaveProperty("mailId");
  const other = await newSite();
  expect(await write(other, { nature: "news", recipient })).toHaveProperty("mailId");
  await optIn(token);
  expect(await write(shop, { nature: "news", recipient })).toHaveProperty("mailId");
});

test.each([
  ["robin@müller.example", "Robin@xn--mller-kva.example"],
  ["Robin@XN--MLLER-KVA.example", "robin@MÜLLER.example"],
  ["ro\u0308bin@example.com", "r\u00f6bin@example.com"],
])("who unsubscribed as %s has done so as %s too", async (given, other) => {
  const shop = await newSite();
  await optOut(tokenOf(unsubscribeUrl(shop.siteId, given)));
  for (const recipient of [given, other]) {
    expect(await write(shop, { nature: "news", recipient })).toEqual({
      skipped: "This address has unsubscribed from news.",
    });
  }
  await optIn(tokenOf(unsubscribeUrl(shop.siteId, other)));
  expect(await write(shop, { nature: "news", recipient: given })).toHaveProperty("mailId");
});

test("an unsubscribe link says nothing by itself, and one that is made up is not there", async () => {
  const shop = await newSite("Corner shop");
  const token = tokenOf(unsubscribeUrl(shop.siteId, "Robin@example.com"));
  expect(token).not.toContain("robin");
  expect(Buffer.from(token.slice(3), "base64url").toString("latin1")).not.toContain("robin");
  expect(await findSubscription(token)).toEqual({
    ...{ siteName: "Corner shop", address: "robin@example.com", optedOut: false },
  });
  for (const bad of ["", "x", token.slice(0, -2), `${token.slice(0, -1)}A`, "v1.AAAA"]) {
    if (bad === token) continue;
    await expect(findSubscription(bad)).rejects.toMatchObject({ code: "not_found" });
    await expect(optOut(bad)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("an address that somebody typed gets ten mails a day from all sites together", async () => {
  const recipient = `${newId()}@example.com`;
  const results = [];
  for (let site = 0; site < 5; site++) {
    const shop = await newSite();
    for (let mail = 0; mail < 3; mail++) results.push(await write(shop, { recipient }));
  }
  expect(written(results)).toBe(10);
});

test("a flood of other sites' mails keeps no site from answering somebody who has paid it", async () => {
  const recipient = `${newId()}@example.com`;
  const results = [];
  for (let site = 0; site < 7; site++) {
    const shop = await newSite();
    await newOrder(shop.siteId, { fields: { customerEmail: recipient } });
    for (let mail = 0; mail < 10; mail++) results.push(await write(shop, { recipient }));
  }
  expect(written(results)).toBe(63);
  const honest = await newSite();
  await newOrder(honest.siteId, { fields: { customerEmail: recipient } });
  const answers = [];
  for (let mail = 0; mail < 4; mail++) answers.push(await write(honest, { recipient }));
  expect(answers.map((one) => "mailId" in one)).toEqual([true, true, true, false]);
});
