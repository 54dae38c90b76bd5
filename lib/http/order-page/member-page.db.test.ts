import { gzipSync } from "node:zlib";
import { afterAll, expect, test, vi } from "vitest";
import { createOrderToken, sealOrderPass } from "@/lib/checkout";
import { closePool, query, readClock } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { tellAll } from "@/lib/events";
import { env, newId, toPublicId } from "@/lib/kernel";
import { memberNews, writeToMember } from "@/lib/members";
import { addNote, getOrder } from "@/lib/orders";
import { newBrowser } from "@/test/browse";
import { mailedPath } from "@/test/mailed-link";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { newStoreOrder } from "@/test/new-store-order";
import { orderPaid, payOrder, showPayScript } from "./pay-order";
import { payScript } from "./pay-script";
import { showOrder } from "./show-order";
import { showReceipt } from "./show-receipt";

afterAll(closePool);

const browser = () =>
  newBrowser({
    ...{ "/order": showOrder, "/order/receipt": showReceipt, "/order/pay": payOrder },
    ...{ "/order/paid": orderPaid, "/order/pay.js": showPayScript },
  });

async function opened(options: Parameters<typeof newStoreOrder>[1] = {}) {
  const made = await newSite("Robin draws");
  const order = await newStoreOrder(made.siteId, options);
  const ctx = { ...made.as("support"), clock: await readClock() };
  const link = await createOrderToken(ctx, order.publicId, { expires_in: 600 });
  const member = browser();
  const page = await member.get(link.order_url.replace("http://localhost:3000", ""));
  const path = `/order?orderId=${order.publicId}`;
  return { ...made, ...order, ctx, member, page, path, link };
}

test("the page says what happened and what comes next, and nothing that is the site's own", async () => {
  const { ctx, publicId, member, page, path } = await opened({
    fields: {
      shipping: { name: "Robin Example", street: "Sample Street 1", city: "Exampleton" },
      items: [
        {
          ...{ name: "Print", variation: null, quantity: 1, unitAmount: 1200n },
          details: { asked: [{ question: "Which colour?", answer: "Blue <3" }] },
        },
      ],
    },
  });
  for (const said of [
    ...[
      "What happens next",
      "Your card is charged only if it is accepted",
      "You asked Robin draws for this",
    ],
    ...["Visa ending in 4242 was checked", "Which colour?", "Blue &#60;3", "Sample Street 1"],
  ]) {
    expect(page.text).toContain(said);
  }
  await addNote(ctx, { orderId: publicId, body: "A difficult customer" });
  await runCommand(ctx, publicId, "decline", { reason: "No paper left" });
  const after = (await member.get(path)).text;
  expect(after).toContain("Robin draws declined your order: No paper left");
  expect(after).not.toContain("difficult");
  expect(after).not.toContain("Note");
});

test("who placed an order cancels it while nothing is charged, and not after", async () => {
  const { ctx, publicId, member, page, path } = await opened();
  expect(page.text).toContain("Yes, cancel the order");
  const canceled = await member.post(path, { do: "cancel", reason: "Changed my mind" });
  expect(canceled.text).toContain("You canceled this order");
  expect(canceled.text).not.toContain("Yes, cancel the order");
  expect((await getOrder(ctx, publicId)).status).toBe("canceled");
  const again = await member.post(path, { do: "cancel" });
  expect([again.status, again.text.includes("too late to cancel")]).toEqual([409, true]);
  const paid = await opened({ status: "accepted", payment: "paid" });
  expect(paid.page.text).not.toContain("Yes, cancel the order");
  expect((await paid.member.post(paid.path, { do: "cancel" })).status).toBe(409);
  expect((await getOrder(paid.ctx, paid.publicId)).status).toBe("accepted");
});

test("what a platform sold is canceled there, and has the page all the same", async () => {
  const made = await newSite("Robin draws");
  const { publicId } = await newOrder(made.siteId, { status: "received" });
  const ctx = { ...made.as("support"), clock: await readClock() };
  const link = await createOrderToken(ctx, publicId, { expires_in: 600 });
  const { text } = await browser().get(link.order_url.replace("http://localhost:3000", ""));
  expect(text).toContain("Robin draws received your order");
  expect(text).not.toContain("Yes, cancel the order");
});

test("both sides write, and what was refused stays in its field", async () => {
  const { ctx, publicId, member, path } = await opened();
  expect((await member.post(path, { do: "message", message: "Is blue fine?" })).text).toContain(
    "Is blue fine?",
  );
  await writeToMember(ctx, { orderId: publicId, body: "Blue <b>it is" });
  expect((await member.get(path)).text).toContain("Blue &#60;b&#62;it is");
  const refused = await member.post(path, { do: "message", message: "x".repeat(4001) });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain("at most 4000 characters");
  expect(refused.text).toContain("x".repeat(4001));
});

test("another website's form does nothing, whatever cookies come with it", async () => {
  const { ctx, publicId, member, path } = await opened();
  const foreign = await member.post(path, { do: "cancel" }, "cross-site");
  expect(foreign.status).toBe(403);
  expect((await getOrder(ctx, publicId)).status).toBe("received");
});

test("without the order's link nothing can be done with it or read of it", async () => {
  const { ctx, publicId, path } = await opened();
  const other = await opened();
  for (const somebody of [browser(), other.member]) {
    for (const wish of ["cancel", "message"]) {
      const { text } = await somebody.post(path, { do: wish, message: "Hello" });
      expect(text).toContain("This page needs its link");
    }
    expect((await somebody.get(`/order/receipt?orderId=${publicId}`)).text).toContain(
      "This page needs its link",
    );
    expect((await somebody.post(`/order/pay?orderId=${publicId}`, {})).status).toBe(404);
    expect((await somebody.get(`/order/paid?orderId=${publicId}`)).text).toContain(
      "needs its link",
    );
  }
  expect((await getOrder(ctx, publicId)).status).toBe("received");
});

test("a link that is over is renewed by mail, to the order's own address alone, and the answer tells nothing", async () => {
  const { siteId, id, publicId, email } = await opened();
  await tellAll([memberNews]);
  const somebody = browser();
  const old = sealOrderPass({ siteId, orderId: id, expiresAt: new Date("2020-01-01") });
  const over = await somebody.get(`/order?orderId=${publicId}&token=${old}`);
  expect(over.text).toContain("This link is not valid any more");
  expect(over.text).toContain("Mail me a new link");
  const asked = await somebody.post(`/order?orderId=${publicId}&token=${old}`, { do: "renew" });
  const unknown = await somebody.post(`/order?orderId=${toPublicId("order", newId())}`, {
    do: "renew",
  });
  expect(asked.text).toBe(unknown.text);
  expect(asked.text).not.toContain(email);
  const path = await mailedPath(email, "/order");
  expect((await somebody.get(path)).text).toContain("Received");
  // Nobody fills a mailbox with it.
  for (let times = 0; times < 2; times++)
    await somebody.post(`/order?orderId=${publicId}`, { do: "renew" });
  expect((await somebody.post(`/order?orderId=${publicId}`, { do: "renew" })).status).toBe(429);
});

test("the link in a mail opens its order and no other", async () => {
  const { email, publicId, siteId } = await opened();
  const other = await newStoreOrder(siteId);
  await tellAll([memberNews]);
  const path = await mailedPath(email, "/order");
  const member = browser();
  expect((await member.get(path)).text).toContain("You asked Robin draws for this");
  expect((await member.get(path.replace(publicId, other.publicId))).text).toContain(
    "not valid any more",
  );
});

test("what was sent is told with its link and where it is", async () => {
  const { ctx, publicId, member, path } = await opened({ status: "accepted", payment: "paid" });
  await runCommand(ctx, publicId, "complete", {
    ...{ note: "With love", url: "https://files.example/a?b=1&c=2" },
    ...{ carrier: "DHL", tracking_number: "JD0001" },
  });
  const { text } = await member.get(path);
  for (const said of ["With love", "DHL", "JD0001", 'href="https://files.example/a?b=1&#38;c=2"']) {
    expect(text).toContain(said);
  }
});

test("there is a receipt once it is paid, and before that it says so", async () => {
  const paid = await opened({ status: "accepted", payment: "paid" });
  const receipt = await paid.member.get(`/order/receipt?orderId=${paid.publicId}`);
  for (const said of ["<h1>Receipt</h1>", "Robin draws", "€12.00", "Print"]) {
    expect(receipt.text).toContain(said);
  }
  const open = await opened();
  expect((await open.member.get(`/order/receipt?orderId=${open.publicId}`)).text).toContain(
    "No receipt yet",
  );
});

test("without a way to take cards nothing can be paid, and the page loads no script", async () => {
  vi.spyOn(env(), "stripe", "get" as never).mockReturnValue(undefined as never);
  const { siteId, id, publicId, member, path } = await opened({
    ...{ status: "pending_payment", payment: "failed" },
  });
  await query(
    "update orders set due_at = '2026-12-24T12:00:00Z' where site_id = $1 and id = $2 returning id",
    [...[siteId, id]],
  );
  const { text } = await member.get(path);
  expect(text).toContain("Pay until Thursday, December 24, 2026");
  expect(text).not.toContain("<script");
  expect((await member.post(`/order/pay?orderId=${publicId}`, {})).status).toBe(409);
});

test("the page's own script is small", () => {
  expect(gzipSync(payScript).length).toBeLessThan(25_000);
});
