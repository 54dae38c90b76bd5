import { expect, type Page, test } from "@playwright/test";
import { formatDays } from "@/components/home/format-bucket";
import { findOrCreateCustomer } from "@/lib/customers";
import { channels, closePool, inTransaction, notifySoon } from "@/lib/db";
import type { PlatformOrder } from "@/lib/orders";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

const hour = 3_600_000;

/** Somebody with a site of their own, signed in. */
async function openTill(page: Page, name = "Corner shop") {
  const { site, siteId } = await newSite(name);
  const person = await newPerson({ [siteId]: "owner" });
  await signInAs(page.context(), person.userId);
  const sell = async (fields: Partial<PlatformOrder>, hoursAgo = 1) => {
    const placedAt = new Date(Date.now() - hoursAgo * hour);
    const customerId = await inTransaction((tx) =>
      findOrCreateCustomer(
        tx,
        siteId,
        {
          email: fields.customerEmail ?? "robin@example.com",
          name: fields.customerName ?? "Robin Example",
          platform: "kofi",
          supporterId: null,
          fallbackKey: siteId,
          toldRank: "1",
        },
        placedAt,
      ),
    );
    return newOrder(siteId, { fields: { placedAt, customerId, ...fields } });
  };
  return { site, siteId, sell };
}

/** A till with something of everything. */
async function busyTill(page: Page) {
  const till = await openTill(page);
  const coffee = { platform: "buymeacoffee", source: "Buy Me a Coffee" };
  await till.sell({ amount: 120_000n, kind: "donation" }, 30);
  await till.sell({ amount: 5_000n, kind: "donation", ...coffee }, 80);
  await till.sell({ amount: 3_000n, customerName: "أمل", customerEmail: "amal@example.com" }, 200);
  await till.sell({ amount: 2_500n, currency: "JPY", kind: "donation" }, 50);
  await till.sell({ amount: 99_900n, isTest: true }, 2);
  return till;
}

const tile = (page: Page, currency: string) =>
  page.getByRole("navigation", { name: "Currency" }).getByRole("link", { name: currency });

test("a new install is led to its first order", async ({ page }) => {
  const { site } = await openTill(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Onetill" })).toBeVisible();
  await expect(page.getByText("1 of 4 steps done")).toBeVisible();
  await expect(page.getByRole("link", { name: "Connect a platform" })).toHaveAttribute(
    "href",
    `/sites/${site.slug}/connections`,
  );
});

test("the first order takes the place of the way there by itself", async ({ page }) => {
  const { siteId, sell } = await openTill(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Get your first order" })).toBeVisible();
  await sell({ amount: 1200n });
  notifySoon(channels.orders, siteId);
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await expect(tile(page, "EUR")).toContainText("€12.00");
});

test("every currency has its own figures, and test orders are in none", async ({ page }) => {
  await busyTill(page);
  await page.goto("/");
  await expect(tile(page, "EUR")).toContainText("€1,280.00");
  await expect(tile(page, "JPY")).toContainText("¥2,500");
  await expect(tile(page, "EUR")).toHaveAttribute("aria-current", "true");
  const takings = page.getByRole("region", { name: "Takings" });
  await expect(takings.getByText("€426.67")).toBeVisible();

  await tile(page, "JPY").click();
  await expect(page).toHaveURL(/currency=JPY/);
  await expect(tile(page, "JPY")).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("region", { name: "Top supporters" })).toContainText("¥2,500");
  await page.reload();
  await expect(tile(page, "JPY")).toHaveAttribute("aria-current", "true");
});

test("the chart speaks to the keyboard, and says the same as the table", async ({ page }) => {
  await busyTill(page);
  await page.goto("/?date=last_30_days&currency=EUR");
  const chart = page.getByRole("application", { name: "Takings in EUR by day and platform" });
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: /order/ })).toBeVisible();
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("table", { name: "Takings in EUR by day and platform" });
  await expect(table.getByRole("columnheader", { name: "Buy Me a Coffee" })).toBeVisible();
  await expect(table.getByRole("row").filter({ hasText: "€1,200.00" })).toHaveCount(1);
  await expect(table.getByRole("row")).toHaveCount(31);
});

test("days are chosen by name or from one to another, and the address holds them", async ({
  page,
}) => {
  const { sell } = await busyTill(page);
  const dayAgo = (days: number) =>
    new Date(Date.now() - days * 24 * hour).toISOString().slice(0, 10);
  const [from, to] = [dayAgo(210), dayAgo(200)];
  await sell({ amount: 700n }, 205 * 24);
  await page.goto("/");
  const picker = page.getByRole("button", { name: /Range of days/ });
  await picker.click();
  await page.getByRole("link", { name: "Last 90 days" }).click();
  await expect(page).toHaveURL(/date=last_90_days/);
  await expect(picker).toContainText("Last 90 days");

  await picker.click();
  await page.getByLabel("From").fill(from);
  await page.getByLabel("To", { exact: true }).fill(to);
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page).toHaveURL(new RegExp(`from=${from}&to=${to}`));
  await expect(page.getByText(`${formatDays(from, to)} · refunds taken off`)).toBeVisible();
  await expect(tile(page, "EUR")).toContainText("€7.00");
});

test("counts by status and supporters lead to their orders", async ({ page }) => {
  await busyTill(page);
  await page.goto("/");
  const counts = page.getByRole("region", { name: "Orders by status" });
  await expect(counts.getByRole("link", { name: /Accepted 1 order/ })).toHaveAttribute(
    "href",
    /status=accepted/,
  );
  await expect(counts.getByRole("link", { name: /Completed 3 orders/ })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Top supporters" }).getByRole("link", { name: "Robin" }),
  ).toHaveAttribute("href", /q=robin%40example\.com/);
  await expect(
    page.getByRole("region", { name: "Newest orders" }).getByRole("link").first(),
  ).toHaveAttribute("href", /^\/orders\/?/);
});

test("a new order changes the figures by itself", async ({ page }) => {
  const { siteId, sell } = await busyTill(page);
  await page.goto("/");
  await expect(tile(page, "EUR")).toContainText("€1,280.00");
  await sell({ amount: 2_000n, customerName: "Newcomer" }, 0.01);
  notifySoon(channels.orders, siteId);
  await expect(tile(page, "EUR")).toContainText("€1,300.00");
  await expect(page.getByRole("region", { name: "Newest orders" })).toContainText("Newcomer");
});

test("nobody sees the figures of a site that is not theirs", async ({ page }) => {
  const { site } = await newSite("Somebody else's");
  await newOrder(site.id, { fields: { amount: 777_700n } });
  await busyTill(page);
  await page.goto(`/?site=${site.slug}`);
  await expect(tile(page, "EUR")).toContainText("€1,280.00");
  await expect(page.getByText("€7,777.00")).toHaveCount(0);
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  await openTill(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Get your first order" })).toBeVisible();
  await expectGoodNow(page);

  await busyTill(page);
  await page.goto("/");
  await expect(page.getByRole("application")).toBeVisible();
  await expectGoodNow(page);

  await page.getByRole("button", { name: "Show as table" }).click();
  await page.getByRole("button", { name: /Range of days/ }).click();
  await expect(page.getByRole("dialog", { name: "Range of days" })).toBeVisible();
  await expectGoodNow(page);
});
