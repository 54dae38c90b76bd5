import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import Stripe from "stripe";
import { startStripeStandIn } from "@/sandbox/stripe";

const keys = {
  secretKey: "sk_test_browser0000000000000000",
  publishableKey: "pk_test_browser0000000000000000",
  webhookSecret: "whsec_browser00000000000000000",
};

type StandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
let standIn: StandIn;
let shop: ReturnType<typeof createServer>;

const pageOf = (secret: string) => `<!doctype html><html lang="en"><title>Pay</title>
<div id="express"></div><div id="card"></div><button id="pay">Pay</button><p role="status"></p>
<script src="${standIn.url}/endive/stripe.js"></script>
<script>
const stripe = Stripe(${JSON.stringify(keys.publishableKey)});
const elements = stripe.elements({ clientSecret: ${JSON.stringify(secret)} });
elements.create("payment").mount("#card");
const express = elements.create("expressCheckout");
express.mount("#express");
const say = (text) => { document.querySelector("[role=status]").textContent = text; };
const pay = async () => {
  const { error: wrong } = await elements.submit();
  if (wrong) return say(wrong.message);
  const { error, paymentIntent } = await stripe.confirmPayment({ elements, redirect: "if_required", confirmParams: {} });
  say(error ? error.message : paymentIntent.status);
};
express.on("click", (event) => event.resolve({}));
express.on("confirm", pay);
document.getElementById("pay").addEventListener("click", pay);
</script>`;

test.beforeAll(async () => {
  standIn = await startStripeStandIn({ keys });
  shop = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(pageOf(decodeURIComponent((request.url ?? "").slice(2))));
  });
  shop.on("error", () => {});
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
});
test.afterAll(async () => {
  shop.closeAllConnections();
  shop.close();
  await standIn.stop();
});

/** Opens a page that pays 25 euros; gives the intent's id. */
async function openPage(page: Page): Promise<string> {
  const { hostname: host, port } = new URL(standIn.url);
  const stripe = new Stripe(keys.secretKey, { host, port, protocol: "http", telemetry: false });
  const intent = await stripe.paymentIntents.create({ amount: 2500, currency: "eur" });
  const at = (shop.address() as AddressInfo).port;
  await page.goto(`http://127.0.0.1:${at}/?${encodeURIComponent(intent.client_secret ?? "")}`);
  return intent.id;
}

async function typeCard(page: Page, number: string) {
  const card = page.frameLocator("iframe[title='Secure payment input']");
  await card.getByLabel("Card number").fill(number);
  await card.getByLabel("Expiration date").fill("1240");
  await card.getByLabel("Security code").fill("123");
}
const said = (page: Page) => page.getByRole("status");
const statusOf = (id: string) => standIn.store.find(id)?.status;

test("a card that is typed into the frame pays, and what is missing is said there", async ({
  page,
}) => {
  const intent = await openPage(page);
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(said(page)).toHaveText("Your card number is incomplete.");
  await typeCard(page, "4242424242424242");
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(said(page)).toHaveText("succeeded");
  expect(statusOf(intent)).toBe("succeeded");
});

test("the bank's page is answered with yes and with no", async ({ page }) => {
  const intent = await openPage(page);
  await typeCard(page, "4000002760003184");
  const bank = page.frameLocator("iframe[title='3-D Secure']");
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await bank.getByRole("button", { name: "Fail" }).click();
  await expect(said(page)).toContainText("unable to authenticate");
  expect(statusOf(intent)).toBe("requires_payment_method");
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await bank.getByRole("button", { name: "Complete" }).click();
  await expect(said(page)).toHaveText("succeeded");
});

test("a refused card says so, and a wallet pays with one press", async ({ page }) => {
  const intent = await openPage(page);
  await typeCard(page, "4000000000009995");
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(said(page)).toHaveText("Your card was declined.");
  const wallets = page.frameLocator("iframe[title='Secure express checkout']");
  await wallets.getByRole("button", { name: "Google Pay" }).click();
  await expect(said(page)).toHaveText("succeeded");
  const method = standIn.store.find(standIn.store.find(intent)?.payment_method as string);
  expect(method).toMatchObject({ card: { wallet: { type: "google_pay" } } });
});
