import { expect, type Page, test } from "@playwright/test";
import { createOrderToken } from "@/lib/checkout";
import { query } from "@/lib/db";
import { env, newToken, systemContext, toPublicId } from "@/lib/kernel";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { expectAccessible } from "./expect-accessible";
import { expectNothingSideways } from "./in-every-look";

const widths = [320, 390, 1440, 1920];

async function newLink(fields: Parameters<typeof newOrder>[1] = {}) {
  const { siteId, site } = await newSite("Paper Lanterns by Mara Lindqvist");
  await query("update sites set url = $2 where id = $1 returning id", [
    siteId,
    `${env().appUrl}/sign-in`,
  ]);
  const { publicId } = await newOrder(siteId, fields);
  const ctx = systemContext("test", [siteId]);
  const { order_url, token } = await createOrderToken(ctx, publicId, { expires_in: 600 });
  return { publicId, site, url: order_url, token };
}

const shop = {
  fields: {
    items: [
      {
        ...{ name: "Lantern, hand-cut from mulberry paper", variation: "Large, indigo" },
        ...{ quantity: 2, unitAmount: 2400n, details: {} },
      },
      {
        ...{ name: "Sticker", variation: null },
        ...{ quantity: 1, unitAmount: 300n, details: {} },
      },
    ],
    amount: 5100n,
  },
};

async function expectOrder(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accepted");
  await expect(page.getByRole("listitem").first()).toContainText("2 × Lantern");
  await expect(page.getByRole("listitem").first()).toContainText("€48.00");
  await expect(page.getByRole("definition").filter({ hasText: "€51.00" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Paid" })).toBeVisible();
  await expect(page.getByText("Paper Lanterns by Mara Lindqvist").first()).toBeVisible();
}

test("the buyer's link shows the order, accessibly and at every width, in light and in dark", async ({
  page,
}) => {
  const { url, publicId, token } = await newLink(shop);
  const addresses: string[] = [];
  page.on("request", (request) => {
    addresses.push(`${request.url()} ${request.headers().referer ?? ""}`);
  });
  await page.goto(url);
  await expect(page).toHaveURL(`${env().appUrl}/order?orderId=${publicId}`);
  await expectOrder(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingSideways(page);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Look again" }).click();
  await expectOrder(page);
  // Nothing but the page itself was loaded, and the token was in the first address alone.
  expect(new Set(addresses.map((one) => new URL(one.split(" ")[0] ?? "").pathname))).toEqual(
    new Set(["/order"]),
  );
  expect(addresses.filter((one) => one.includes(token))).toHaveLength(1);
  expect(await page.content()).not.toContain(token);
  // From the page on, nobody learns its address.
  await page.getByRole("link", { name: "Back to Paper Lanterns" }).click();
  await expect(page).toHaveURL(/\/(sign-in|setup)$/);
  expect(addresses.filter((one) => /\/(sign-in|setup) /.test(one))).not.toContainEqual(
    expect.stringContaining("orderId"),
  );
});

test("it works without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto((await newLink(shop)).url);
  await expectOrder(page);
  await context.close();
});

test("theme, back and scroll bar are as the address says, and bad values are nothing", async ({
  page,
}) => {
  const { url, publicId } = await newLink(shop);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${url}&theme=dark&hideBack=true&hideScrollBar=1&x=%3Cscript%3E`);
  await expectOrder(page);
  const look = () =>
    page.evaluate(() => ({
      background: getComputedStyle(document.body).backgroundColor,
      bar: getComputedStyle(document.documentElement).scrollbarWidth,
    }));
  expect(await look()).toEqual({ background: "rgb(14, 17, 16)", bar: "none" });
  await expect(page.getByRole("link", { name: /^Back/ })).toHaveCount(0);
  await page.goto(`/order?orderId=${publicId}&theme=pink&hideBack=maybe&hideScrollBar=`);
  expect(await look()).toEqual({ background: "rgb(250, 251, 250)", bar: "auto" });
  await expect(page.getByRole("link", { name: /^Back/ })).toBeVisible();
});

test("without its link the page tells nothing but where to look", async ({ page }) => {
  const { publicId } = await newLink(shop);
  const unknown = toPublicId("order", "00000000-0000-7000-8000-000000000000");
  const texts = new Set<string>();
  for (const path of [`?orderId=${publicId}`, `?orderId=${unknown}`, "?orderId=x", ""]) {
    const answer = await page.goto(`/order${path}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page needs its link");
    texts.add((await page.getByRole("main").textContent()) ?? "");
  }
  expect(texts.size).toBe(1);
  await page.goto(`/order?orderId=${publicId}&token=${newToken()}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This link is not valid any more",
  );
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNothingSideways(page);
  await expectAccessible(page);
});

test("two orders are open beside each other in one browser", async ({ page }) => {
  const [first, second] = [await newLink(shop), await newLink(shop)];
  await page.goto(first.url);
  await page.goto(second.url);
  for (const { publicId } of [first, second]) {
    await page.goto(`/order?orderId=${publicId}`);
    await expectOrder(page);
  }
});
