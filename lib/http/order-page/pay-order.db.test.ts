// In a process of its own: it speaks to a Stripe that is set up for the whole process.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrderToken } from "@/lib/checkout";
import { closePool, readClock } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { fromPublicId } from "@/lib/kernel";
import { getOrder } from "@/lib/orders";
import type { StripeStandIn } from "@/sandbox/stripe";
import { newBrowser } from "@/test/browse";
import { newSite } from "@/test/new-site";
import { newRequest, startStripe, stopStripe, typeCard } from "@/test/stripe-site";
import { orderPaid, payOrder, showPayScript } from "./pay-order";
import { showOrder } from "./show-order";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => {
  await stopStripe();
  await closePool();
});

const browser = () =>
  newBrowser({
    ...{ "/order": showOrder, "/order/pay": payOrder, "/order/paid": orderPaid },
    "/order/pay.js": showPayScript,
  });

/** An accepted request whose card had no money on it, opened by its member. */
async function waiting() {
  const made = await newSite("Robin draws");
  const order = await newRequest(stripe, {
    ...{ siteId: made.siteId, card: "pm_card_chargeCustomerFail" },
  });
  const publicId = order.publicId;
  const ctx = { ...made.as("support"), clock: await readClock() };
  await runCommand(ctx, publicId, "accept");
  const link = await createOrderToken(ctx, publicId, { expires_in: 600 });
  const member = browser();
  const page = await member.get(link.order_url.replace("http://localhost:3000", ""));
  return { ...made, ctx, publicId, id: fromPublicId("order", publicId), member, page };
}

test("an order whose card was refused is paid by its member with another card", async () => {
  const { ctx, publicId, member, page } = await waiting();
  expect((await getOrder(ctx, publicId)).status).toBe("pending_payment");
  expect(page.text).toContain('<script src="/order/pay.js" defer>');
  expect(page.text).toContain("Pay until");
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain(`script-src 'self' ${stripe.url}`);
  expect(policy).not.toContain("unsafe");
  const opened = await member.post(`/order/pay?orderId=${publicId}`, {});
  const given = JSON.parse(opened.text);
  expect(Object.keys(given).sort()).toEqual([
    ...["client_secret", "publishable_key", "saved_card", "saved_method", "script_url"],
  ]);
  // A reload is the same payment.
  const again = JSON.parse((await member.post(`/order/pay?orderId=${publicId}`, {})).text);
  expect(again.client_secret).toBe(given.client_secret);
  typeCard(stripe, given.client_secret, "pm_card_visa");
  const back = await member.get(`/order/paid?orderId=${publicId}`);
  expect(back.text).toContain("Accepted");
  expect(back.text).not.toContain("<script");
  expect(await getOrder(ctx, publicId)).toMatchObject({
    status: "accepted",
    paymentStatus: "paid",
  });
});

test("a card that is refused again leaves the order waiting, with its page still open", async () => {
  const { ctx, publicId, member } = await waiting();
  const { text } = await member.post(`/order/pay?orderId=${publicId}`, {});
  const secret = JSON.parse(text).client_secret;
  expect(() => typeCard(stripe, secret, "pm_card_visa_chargeDeclined")).toThrow("declined");
  const back = await member.get(`/order/paid?orderId=${publicId}`);
  expect(back.text).toContain("Waiting for payment");
  expect(back.text).toContain("/order/pay.js");
  expect((await getOrder(ctx, publicId)).status).toBe("pending_payment");
});

test("another website cannot open a payment with somebody's cookie", async () => {
  const { publicId, member } = await waiting();
  expect((await member.post(`/order/pay?orderId=${publicId}`, {}, "cross-site")).status).toBe(403);
});

test("an order that waits for its payment is canceled by its member, and cannot be paid then", async () => {
  const { ctx, publicId, member } = await waiting();
  await member.post(`/order?orderId=${publicId}`, { do: "cancel" });
  expect((await getOrder(ctx, publicId)).status).toBe("canceled");
  expect((await member.post(`/order/pay?orderId=${publicId}`, {})).status).toBe(409);
});
