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
const key = ${JSON.stringify(keys.publishableKey)};
const stripe = Stripe(key);
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
Object.assign(window, { key, stripe, elements });
</script>`;

interface Shop {
  key: string;
  // biome-ignore lint/suspicious/noExplicitAny: the page's own objects, from the script under test.
  stripe: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  elements: any;
}

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

function sdk(): Stripe {
  const { hostname: host, port } = new URL(standIn.url);
  return new Stripe(keys.secretKey, { host, port, protocol: "http", telemetry: false });
}

/** Opens a page that pays 25 euros; gives the intent's id. */
async function openPage(page: Page): Promise<string> {
  const intent = await sdk().paymentIntents.create({ amount: 2500, currency: "eur" });
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
const secretOf = (id: string) => standIn.store.find(id)?.client_secret as string;
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

test("a buyer is sent to the bank's page and back to where the shop wants them", async ({
  page,
}) => {
  const intent = await openPage(page);
  await typeCard(page, "4000000000003220");
  await page.evaluate(async (secret) => {
    const { stripe, elements } = window as unknown as Shop;
    const { paymentMethod } = await stripe.createPaymentMethod({ elements });
    const call = new URLSearchParams({ client_secret: secret, payment_method: paymentMethod.id });
    call.set("return_url", `${location.origin}/back`);
    const { pathname, origin } = new URL((document.scripts[0] as HTMLScriptElement).src);
    if (!pathname.endsWith("/stripe.js")) throw new Error("another script");
    await fetch(`${origin}/v1/payment_intents/${secret.split("_secret_")[0]}/confirm`, {
      method: "POST",
      headers: { authorization: `Bearer ${(window as unknown as Shop).key}` },
      body: call,
    });
    void stripe.handleNextAction({ clientSecret: secret });
  }, secretOf(intent));
  await page.getByRole("button", { name: "Complete" }).click();
  await page.waitForURL(/\/back\?/);
  const back = new URL(page.url()).searchParams;
  expect([back.get("payment_intent"), back.get("redirect_status")]).toEqual([intent, "succeeded"]);
  expect(statusOf(intent)).toBe("succeeded");
});

test("a card is kept for later, and a confirmation token is made, through the same frame", async ({
  page,
}) => {
  await openPage(page);
  await typeCard(page, "4000002760003184");
  const setup = await sdk().setupIntents.create({ usage: "off_session" });
  const kept = page.evaluate(async (clientSecret) => {
    const { stripe, elements } = window as unknown as Shop;
    const { setupIntent, error } = await stripe.confirmSetup({
      ...{ elements, clientSecret, redirect: "if_required" },
    });
    return setupIntent?.status ?? error?.message;
  }, setup.client_secret as string);
  await page
    .frameLocator("iframe[title='3-D Secure']")
    .getByRole("button", { name: "Complete" })
    .click();
  expect(await kept).toBe("succeeded");
  await typeCard(page, "5555555555554444");
  const token = await page.evaluate(async () => {
    const { stripe, elements } = window as unknown as Shop;
    const { confirmationToken } = await stripe.createConfirmationToken({
      ...{ elements, params: { return_url: `${location.origin}/back` } },
    });
    return confirmationToken.id;
  });
  const told = await sdk().confirmationTokens.retrieve(token);
  expect(told.payment_method_preview?.card).toMatchObject({ brand: "mastercard", last4: "4444" });
});

test("who asks for a wallet and does not answer in time has pressed nothing", async ({ page }) => {
  const intent = await openPage(page);
  const ended = page.evaluate(
    () =>
      new Promise((resolve) => {
        const express = (window as unknown as Shop).elements.getElement("expressCheckout");
        express.off("click");
        express.on("cancel", () => resolve("canceled"));
        express.on("ready", () => document.body.setAttribute("data-ready", ""));
      }),
  );
  const wallets = page.frameLocator("iframe[title='Secure express checkout']");
  await wallets.getByRole("button", { name: "Apple Pay" }).click();
  expect(await ended).toBe("canceled");
  expect(statusOf(intent)).toBe("requires_payment_method");
});

test("card numbers go from the frame to the stand-in, and to nobody else", async ({ page }) => {
  await openPage(page);
  const asked: { url: string; body: string | null; frame: string }[] = [];
  page.on("request", (request) =>
    asked.push({ url: request.url(), body: request.postData(), frame: request.frame().url() }),
  );
  await typeCard(page, "4242424242424242");
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(said(page)).toHaveText("succeeded");
  const telling = asked.filter(({ url, body }) =>
    /4242 ?4242/.test(decodeURIComponent(`${url} ${body}`)),
  );
  expect(telling.length).toBeGreaterThan(0);
  for (const { url, frame } of telling) {
    expect([new URL(url).origin, new URL(frame).origin]).toEqual([standIn.url, standIn.url]);
  }
});

test("the object that the script gives is one that Stripe's own loaders take", async ({ page }) => {
  await openPage(page);
  const told = await page.evaluate((key) => {
    const { Stripe } = window as unknown as { Stripe: { (key: string): object; version: string } };
    // As @stripe/stripe-js calls it: as a function, with the key.
    return { version: Stripe.version, has: Object.keys(Stripe.apply(undefined, [key])) };
  }, keys.publishableKey);
  expect(told.version).toBe("endive");
  // What react-stripe-js looks for.
  const wanted = ["elements", "createToken", "createPaymentMethod", "confirmCardPayment"];
  expect(told.has).toEqual(expect.arrayContaining(wanted));
});

test("a refused card says so, and a wallet pays with one press", async ({ page }) => {
  const intent = await openPage(page);
  await typeCard(page, "4000000000009995");
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(said(page)).toHaveText("Your card has insufficient funds.");
  const wallets = page.frameLocator("iframe[title='Secure express checkout']");
  await wallets.getByRole("button", { name: "Google Pay" }).click();
  await expect(said(page)).toHaveText("succeeded");
  const method = standIn.store.find(standIn.store.find(intent)?.payment_method as string);
  expect(method).toMatchObject({ card: { wallet: { type: "google_pay" } } });
});
