import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { tellAll } from "@/lib/events";
import { emailKeyOf, newId } from "@/lib/kernel";
import { optOut, sendDueMails, unsubscribeUrl } from "@/lib/mail";
import { listOrderEvents } from "@/lib/timeline";
import { startMailServer } from "@/test/mail-server";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { memberNews, previewShipped, setChoices, setTellsOfShipping } from "../index";

let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  await server.stop();
  await closePool();
});

const sent = { carrier: "DHL", tracking_number: "JD0001", note: "Mind the corner" };

/** An order of a Ko-fi shop, on a site that tells its buyers. */
async function newShopOrder({ isOn = true, isTest = false } = {}) {
  const site = await newSite("Robin draws");
  if (isOn) await setTellsOfShipping(site.as("manager"), { siteId: site.siteId, isOn });
  const email = `${newId()}@example.com`;
  const shipping = { country: "GB", city: "Exampleton" };
  const order = await newOrder(site.siteId, {
    fields: { customerEmail: email, shipping, isTest },
  });
  const states = async () =>
    (
      await query<{ state: string }>(
        "select state::text from outgoing_mails where site_id = $1 and order_id = $2 and purpose = 'order-shipped' order by id",
        [site.siteId, order.id],
      )
    ).map(({ state }) => state);
  const tell = () => tellAll([memberNews]);
  return {
    ...{ ...site, ...order, email, states, tell },
    complete: async () => {
      await runCommand(site.as("support"), order.publicId, "complete", sent);
      await tell();
    },
    reopen: async () => {
      await runCommand(site.as("support"), order.publicId, "reopen");
      await tell();
    },
    /** Half a minute goes by, and what is due leaves. */
    waitAndSend: async () => {
      await query(
        `update outgoing_mails set next_attempt_at = now()
         where site_id = $1 and state = 'queued' returning id`,
        [site.siteId],
      );
      await sendDueMails();
    },
    received: () => server.received.filter(({ to }) => to === email),
  };
}

test("who bought on a platform gets one mail with how to follow it and the order's page, after half a minute", async () => {
  const order = await newShopOrder();
  await order.complete();
  await sendDueMails();
  expect(order.received()).toEqual([]);
  await order.waitAndSend();
  const [mail, ...more] = order.received();
  expect(more).toEqual([]);
  const text = mail?.data.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=") ?? "";
  expect(text).toContain("Robin draws sent your order: Print");
  expect(text).toContain("DHL JD0001");
  expect(text).toContain("tracking-id=JD0001");
  expect(text).toContain("Mind the corner");
  expect(text).toContain(`/order?orderId=${order.publicId}&token=`);
  expect(mail?.data).toContain("List-Unsubscribe:");
  // Once more it is not told, however often it is completed.
  await order.reopen();
  await order.complete();
  await order.waitAndSend();
  expect(order.received()).toHaveLength(1);
  const { events } = await listOrderEvents(order.as("viewer"), order.publicId);
  expect(events.filter(({ type }) => type === "mail.sent")).toHaveLength(1);
});

test("Undo calls it off, and a second completion is told", async () => {
  const order = await newShopOrder();
  await order.complete();
  await order.reopen();
  await order.waitAndSend();
  expect(await order.states()).toEqual(["canceled"]);
  expect(order.received()).toEqual([]);
  await order.complete();
  await order.waitAndSend();
  expect(await order.states()).toEqual(["canceled", "sent"]);
  expect(order.received()).toHaveLength(1);
});

test("unless it is switched on nobody is told, and a test never", async () => {
  for (const order of [await newShopOrder({ isOn: false }), await newShopOrder({ isTest: true })]) {
    await order.complete();
    await order.waitAndSend();
    expect(order.received()).toEqual([]);
  }
});

test("who wants no mails about orders, or has unsubscribed from the site, gets none", async () => {
  const [chose, left] = [await newShopOrder(), await newShopOrder()];
  await setChoices(emailKeyOf(chose.email), new Set(["payment", "message"]));
  await optOut(unsubscribeUrl(left.siteId, left.email).split("/").at(-1) ?? "");
  for (const order of [chose, left]) {
    await order.complete();
    await order.waitAndSend();
    expect(order.received()).toEqual([]);
  }
});

test("only who manages replies switches it, and sees what buyers get", async () => {
  const { siteId, as, stranger } = await newSite("Robin draws");
  const [{ slug }] = (await query<{ slug: string }>("select slug from sites where id = $1", [
    siteId,
  ])) as [{ slug: string }];
  for (const ctx of [as("support"), stranger]) {
    await expect(setTellsOfShipping(ctx, { siteId, isOn: true })).rejects.toThrow();
    await expect(previewShipped(ctx, { slug })).rejects.toThrow();
  }
  const { subject, html } = await previewShipped(as("manager"), { slug });
  expect(subject).toBe("Robin draws sent your order: Sticker pack × 2");
  expect(html).toContain("See where it is");
  expect(html).toContain("See your order");
});
