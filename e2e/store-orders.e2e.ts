import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { closePool, query } from "@/lib/db";
import { newPerson } from "@/test/new-person";
import { askWith, expectOrderPage, goToCard, newStore, typeCard } from "./ask-for-item";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";
import { whenAlive } from "./when-alive";

test.afterAll(closePool);

/** Cards of docs.stripe.com/testing. */
const cards = {
  good: "4242424242424242",
  /** Its check succeeds, and every charge later is refused. */
  refusedLater: "4000000000000341",
  noMoney: "4000000000009995",
  /** Wants its owner's word each time. */
  asksAlways: "4000002760003184",
};

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const bank = (page: Page) => page.frameLocator("iframe[title='3-D Secure']");
const money = (page: Page) => part(page, "Payment");

/** The order's page again and again, until it says this: the worker has its own time. */
async function expectStanding(page: Page, title: string) {
  await expect(async () => {
    await page.reload();
    await expect(heading(page)).toHaveText(title, { timeout: 500 });
  }).toPass();
}

/** A creator's browser at the order of the member's page. */
async function openDesk(browser: Browser, siteId: string, member: Page) {
  const context = await browser.newContext();
  await signInAs(context, (await newPerson({ [siteId]: "manager" })).userId);
  const page = await context.newPage();
  await page.goto(`/orders/${new URL(member.url()).searchParams.get("orderId")}`);
  await whenAlive(page.getByRole("button", { name: /^Accept/ }));
  return page;
}

const press = async (page: Page, name: RegExp | string) => {
  const button: Locator = page.getByRole("button", { name });
  await whenAlive(button);
  await button.click();
};

const mailsOf = async (siteId: string) =>
  (
    await query<{ purpose: string }>(
      "select purpose from outgoing_mails where site_id = $1 order by id",
      [siteId],
    )
  ).map(({ purpose }) => purpose);

test("a request is accepted, charged, made and told: each side sees it", async ({
  page,
  browser,
}) => {
  const { siteId, path } = await newStore();
  await askWith(page, path, cards.good);
  await expect(heading(page)).toHaveText("Received");
  await expectGoodNow(page);
  const desk = await openDesk(browser, siteId, page);
  await expect(money(desk)).toContainText("Visa");
  await press(desk, /^Accept/);
  await expect(desk.getByText("Order accepted").first()).toBeVisible();
  await expectStanding(page, "Accepted");
  await expect(page.getByText("Visa ending in 4242").first()).toBeVisible();
  await expect(money(desk)).toContainText("€25.00");
  await expectGoodNow(desk);
  await press(desk, "Complete");
  const dialog = desk.getByRole("dialog", { name: /Complete order/ });
  await dialog.getByLabel("Note").fill("Here it is, Kim.");
  await dialog.getByLabel("Link").fill("https://files.example/print.pdf");
  await dialog.getByRole("button", { name: /^Complete/ }).click();
  await expect(desk.getByText("Order completed").first()).toBeVisible();
  await expectStanding(page, "Completed");
  await expect(page.getByRole("link", { name: "Download or open" })).toHaveAttribute(
    "href",
    "https://files.example/print.pdf",
  );
  await expect
    .poll(() => mailsOf(siteId))
    .toEqual(expect.arrayContaining(["order-update", "order-completed"]));
  await desk.context().close();
});

test("a request is declined with a reason, which the member reads", async ({ page, browser }) => {
  const { siteId, path } = await newStore();
  await askWith(page, path, cards.good);
  const desk = await openDesk(browser, siteId, page);
  await press(desk, "Decline");
  const dialog = desk.getByRole("alertdialog");
  await expect(dialog.getByText("The customer reads it")).toBeVisible();
  await dialog.getByLabel(/^Reason/).fill("No paper left this year");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(desk.getByText("Order declined").first()).toBeVisible();
  await expectStanding(page, "Declined");
  await expect(part(page, "What happened")).toContainText("No paper left this year");
  await desk.context().close();
});

test("a refused charge is paid by the member with another card; the page loads Stripe's script alone", async ({
  page,
  browser,
}) => {
  const blocked: string[] = [];
  page.on("console", (line) => {
    if (/Content Security Policy/.test(line.text())) blocked.push(line.text());
  });
  const { siteId, path } = await newStore();
  await askWith(page, path, cards.refusedLater);
  const desk = await openDesk(browser, siteId, page);
  await press(desk, /^Accept/);
  await expect(desk.getByRole("main").getByText("Payment pending").first()).toBeVisible();
  await expect(money(desk)).toContainText("The bank refused");
  await expectGoodNow(desk);
  await expectStanding(page, "Waiting for payment");
  await expect(page.getByRole("radio", { name: "Visa ending in 0341" })).toBeChecked();
  await page.getByRole("radio", { name: "Another card" }).check();
  await typeCard(page, cards.noMoney);
  await expectGoodNow(page);
  await page.getByRole("button", { name: /^Pay €25.00/ }).click();
  await expect(part(page, "Pay").getByRole("alert")).toContainText("insufficient funds");
  await typeCard(page, cards.good);
  await page.getByRole("button", { name: /^Pay €25.00/ }).click();
  await expectStanding(page, "Accepted");
  await expect(page.getByText("Visa ending in 4242").first()).toBeVisible();
  const charges = await query(
    "select state::text from payments where site_id = $1 and purpose = 'charge' and state = 'succeeded'",
    [siteId],
  );
  expect(charges).toHaveLength(1);
  expect(blocked).toEqual([]);
  await desk.context().close();
});

test("a bank that asks each time is answered at the request, and again when the order is paid", async ({
  page,
  browser,
}) => {
  const { siteId, path } = await newStore();
  await goToCard(page, path);
  await typeCard(page, cards.asksAlways);
  const button = page.getByRole("button", { name: /^Request/ });
  await button.click();
  await bank(page).getByRole("button", { name: "Fail" }).click();
  await expect(page.getByRole("alert")).toContainText("unable to authenticate");
  expect(await query("select 1 as n from orders where site_id = $1", [siteId])).toEqual([]);
  await button.click();
  await bank(page).getByRole("button", { name: "Complete" }).click();
  await expectOrderPage(page);
  const desk = await openDesk(browser, siteId, page);
  await press(desk, /^Accept/);
  await expectStanding(page, "Waiting for payment");
  await page.getByRole("button", { name: /^Pay €25.00/ }).click();
  await bank(page).getByRole("button", { name: "Complete" }).click();
  await expectStanding(page, "Accepted");
  await desk.context().close();
});

test("a wallet's button asks for an item, and pays an order that waits", async ({
  page,
  browser,
}) => {
  const { siteId, path } = await newStore();
  await goToCard(page, path);
  const wallets = page.frameLocator("iframe[title='Secure express checkout']");
  await wallets.getByRole("button", { name: "Google Pay" }).click();
  await expectOrderPage(page);
  const [order] = await query("select payment_method as method from orders where site_id = $1", [
    siteId,
  ]);
  expect(order).toEqual({ method: "google_pay" });

  const second = await newStore();
  await askWith(page, second.path, cards.refusedLater);
  const desk = await openDesk(browser, second.siteId, page);
  await press(desk, /^Accept/);
  await expectStanding(page, "Waiting for payment");
  await wallets.getByRole("button", { name: "Apple Pay" }).click();
  await expectStanding(page, "Accepted");
  await expect(page.getByText(/^Apple Pay/)).toBeVisible();
  await desk.context().close();
});

test("a member cancels: the desk shows it by itself, and what was taken from the stock is there again", async ({
  page,
  browser,
}) => {
  const { siteId, path } = await newStore({ stock: 1 });
  await askWith(page, path, cards.good);
  const desk = await openDesk(browser, siteId, page);
  await page.getByText("Cancel this order").click();
  await page.getByRole("button", { name: "Yes, cancel the order" }).click();
  await expect(heading(page)).toHaveText("Canceled");
  await expect(desk.getByRole("main").getByText("Canceled").first()).toBeVisible();
  await expect(desk.getByRole("button", { name: /^Accept/ })).toHaveCount(0);
  const [item] = await query("select stock from store_items where site_id = $1", [siteId]);
  expect(item).toEqual({ stock: 1 });
  await desk.context().close();
});

test("of two who press Accept at once one does it, and both see it done", async ({
  page,
  browser,
}) => {
  const { siteId, path } = await newStore();
  await askWith(page, path, cards.good);
  const desks = await Promise.all([
    openDesk(browser, siteId, page),
    openDesk(browser, siteId, page),
  ]);
  await Promise.all(
    desks.map((desk) =>
      desk
        .getByRole("button", { name: /^Accept/ })
        .click({ timeout: 2000 })
        .catch(() => {}),
    ),
  );
  for (const desk of desks) {
    await expect(desk.getByRole("button", { name: "Complete" })).toBeVisible();
  }
  const accepted = await query(
    `select 1 as n from order_events where site_id = $1 and type = 'order.accepted'`,
    [siteId],
  );
  const charged = await query(
    "select 1 as n from payments where site_id = $1 and purpose = 'charge'",
    [siteId],
  );
  expect([accepted.length, charged.length]).toEqual([1, 1]);
  await Promise.all(desks.map((desk) => desk.context().close()));
});

test("a refund in part from the order's page is seen by who paid", async ({ page, browser }) => {
  const { siteId, path } = await newStore();
  await askWith(page, path, cards.good);
  const desk = await openDesk(browser, siteId, page);
  await press(desk, /^Accept/);
  await expectStanding(page, "Accepted");
  await press(desk, "Refund");
  const dialog = desk.getByRole("alertdialog");
  await dialog.getByLabel(/^Amount in EUR/).fill("26");
  await dialog.getByRole("button", { name: "Refund" }).click();
  await expect(dialog.getByRole("alert")).toContainText("25.00");
  await dialog.getByLabel(/^Amount in EUR/).fill("10");
  await dialog.getByRole("button", { name: "Refund" }).click();
  await expect(desk.getByText(/€10.00 (was given back|is on its way back)/)).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Paid, and partly refunded: €10.00")).toBeVisible({ timeout: 500 });
  }).toPass();
  await desk.context().close();
});
