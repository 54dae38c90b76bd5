import { type Browser, expect, type Page } from "@playwright/test";
import { createOrderToken } from "@/lib/checkout";
import { query, readClock } from "@/lib/db";
import { systemContext } from "@/lib/kernel";
import { writeToMember } from "@/lib/members";
import { setStoreOpen } from "@/lib/sites";
import { createItem } from "@/lib/store";
import type { NewItem } from "@/lib/store/schemas";
import { mailedPath } from "@/test/mailed-link";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { newRequest } from "@/test/stripe-site";
import { expectGoodNow } from "./in-every-look";
import { type OwnTill, test } from "./own-till";
import { signInAs } from "./sign-in-as";
import { whenAlive } from "./when-alive";

// One till for all of them, one after the other: the last ones move its clock, and read what it has written.
test.describe.configure({ mode: "default" });

const day = 24 * 60 * 60 * 1000; // ms

const cards = {
  good: "4242424242424242",
  /** Kept, and refused when it is charged. */
  refusedLater: "4000000000000341",
  withoutMoney: "4000000000009995",
  asksTheBank: "4000002760003184",
};

const question = { id: "who", label: "Signed for whom?", kind: "text", required: true } as const;
const country = { countries: ["DE"], amount: 450 };

/** A store with one item, and the page of somebody who works there. */
async function newStore(browser: Browser, more: Partial<NewItem> = {}) {
  const made = await newSite("Lantern Maps");
  const item = await createItem(made.as("owner"), made.siteId, {
    ...{ title: "Signed print", price: 2500, currency: "EUR", questions: [question] },
    ...more,
  });
  await setStoreOpen(made.as("owner"), made.siteId, true);
  const openDesk = async (): Promise<Page> => {
    const { userId } = await newPerson({ [made.siteId]: "manager" });
    const context = await browser.newContext();
    await signInAs(context, userId);
    return context.newPage();
  };
  return { ...made, path: `/s/${made.site.slug}/${item.slug}`, openDesk };
}

async function typeCard(page: Page, number: string) {
  const card = page.frameLocator("iframe[title='Secure payment input']");
  await card.getByLabel("Card number").fill(number);
  await card.getByLabel("Expiration date").fill("1240");
  await card.getByLabel("Security code").fill("123");
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const requestButton = (page: Page) => page.getByRole("button", { name: /^Request/ });
const payButton = (page: Page) => page.getByRole("button", { name: /^Pay / });

async function fillRequest(page: Page, path: string) {
  await page.goto(path);
  await page.getByLabel("Signed for whom?").fill("Kim");
  await page.getByLabel("Your name").fill("Robin Example");
  await page.getByLabel("E-mail address").fill("robin@example.com");
  await page.getByRole("checkbox").check();
}

async function goToCard(page: Page, path: string) {
  await fillRequest(page, path);
  await requestButton(page).click();
  await expect(heading(page)).toHaveText("Your card");
}

/** The order whose page is open. */
async function orderOf(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/order\?orderId=ord_/);
  return new URL(page.url()).searchParams.get("orderId") ?? "";
}

/** Asks for the item as a member does, with this card; gives the order's id. */
async function request(page: Page, path: string, card: string): Promise<string> {
  await goToCard(page, path);
  await typeCard(page, card);
  await requestButton(page).click();
  return orderOf(page);
}

/** What the member's page says once the member looks again. */
async function expectStatus(page: Page, status: string) {
  await expect(async () => {
    await page.reload();
    await expect(heading(page)).toHaveText(status, { timeout: 1000 });
  }).toPass();
}

/** Presses a button of the order's page in the dashboard. */
async function press(desk: Page, name: string, toast: string | RegExp) {
  const button = desk.getByRole("main").getByRole("button", { name, exact: true });
  await whenAlive(button);
  await button.click();
  await expect(desk.getByText(toast).first()).toBeVisible();
}

const mailsTo = (siteId: string, recipient = "robin@example.com") =>
  query<{ subject: string }>(
    "select subject from outgoing_mails where site_id = $1 and recipient = $2 order by id",
    [siteId, recipient],
  ).then((rows) => rows.map(({ subject }) => subject));

/** A request that is there already, and the address of its page for the member. */
async function newOrder({ stripe }: OwnTill, siteId: string, card = "pm_card_visa") {
  const { publicId } = await newRequest(stripe, { siteId, card });
  return { publicId, url: (await newLink(siteId, publicId)).order_url };
}

/** A link to the member's page of an order, by the till's clock. */
async function newLink(siteId: string, publicId: string) {
  const ctx = { ...systemContext("test", [siteId]), clock: await readClock() };
  return createOrderToken(ctx, publicId, { expires_in: 600 });
}

test("a request is accepted, charged, sent and told, at every step", async ({ browser, page }) => {
  const store = await newStore(browser, { physical: true, shipping: [country] });
  await fillRequest(page, store.path);
  await page.getByLabel("Country").selectOption("Germany");
  await page.getByRole("button", { name: "Show this country’s form" }).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Robin Example");
  await page.getByLabel(/^Street/).fill("Sample Street 1");
  await page.getByLabel(/^Postal code/).fill("10115");
  await page.getByLabel(/^City/).fill("Berlin");
  await expectGoodNow(page);
  await requestButton(page).click();
  await expect(heading(page)).toHaveText("Your card");
  await typeCard(page, cards.good);
  await requestButton(page).click();
  const id = await orderOf(page);
  await expect(heading(page)).toHaveText("Received");
  await expect(page.getByText("€29.50").first()).toBeVisible();

  const desk = await store.openDesk();
  await desk.goto(`/orders/${id}`);
  await expect(desk.getByText("Sample Street 1").filter({ visible: true }).first()).toBeVisible();
  await expect(desk.getByRole("term").filter({ hasText: question.label }).first()).toBeVisible();
  await press(desk, "Accept and charge", "Order accepted");
  await expectStatus(page, "Accepted");
  await desk.getByRole("button", { name: "Complete", exact: true }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("Carrier").fill("DHL");
  await dialog.getByLabel("Tracking number").fill("JD014600003SE");
  await dialog.getByRole("button", { name: /^Complete/ }).click();
  await expect(desk.getByText("Order completed").first()).toBeVisible();
  await expectGoodNow(desk);
  await expectStatus(page, "Completed");
  await expect(page.getByRole("link", { name: "JD014600003SE" })).toBeVisible();
  await expectGoodNow(page);
  await expect
    .poll(() => mailsTo(store.siteId))
    .toEqual([
      "Lantern Maps has your request: Signed print",
      "Lantern Maps accepted your order: Signed print",
      "Your order from Lantern Maps is done: Signed print",
    ]);
  await desk.context().close();
});

test("an order that nobody pays for seven days is over, after three reminders", async ({
  browser,
  page,
  till,
}) => {
  const store = await newStore(browser);
  const { publicId, url } = await newOrder(till, store.siteId, "pm_card_chargeCustomerFail");
  const desk = await store.openDesk();
  await desk.goto(`/orders/${publicId}`);
  await press(desk, "Accept and charge", /waits for payment|Waiting for payment|Pending payment/i);
  await page.goto(url);
  await expect(heading(page)).toHaveText("Waiting for payment");
  const reminders = async () =>
    (await mailsTo(store.siteId)).filter((subject) => subject.startsWith("Still to be paid"));
  for (const [count, days] of [1, 3, 2].entries()) {
    await till.advance(days * day + 60_000);
    await expect.poll(async () => (await reminders()).length, { timeout: 20_000 }).toBe(count + 1);
  }
  await till.advance(day);
  await page.goto((await newLink(store.siteId, publicId)).order_url);
  await expectStatus(page, "Expired");
  await expect(page.getByRole("main")).toContainText("nothing");
  await expect(payButton(page)).toHaveCount(0);
  await desk.context().close();
});

test("of all of this no address, token or key is in what web and worker have written", async ({
  browser,
  page,
  till,
}) => {
  const store = await newStore(browser);
  const email = "robin@example.com";
  const id = await request(page, store.path, cards.good);
  await page.getByRole("textbox", { name: /^Write to Lantern Maps/ }).fill("A private matter");
  await page.getByRole("button", { name: "Send message" }).click();
  await writeToMember(store.as("support"), { orderId: id, body: "An answer to it" });
  await page.goto("/my-orders");
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(heading(page)).toHaveText("Look into your mailbox");
  const link = await mailedPath(email, "/my-orders");
  await page.goto(link);
  await page.getByRole("button", { name: "See my orders" }).click();
  await expect(heading(page)).toHaveText("My orders");
  const cookies = (await page.context().cookies()).map(({ value }) => value);
  const pass = (await newLink(store.siteId, id)).token;
  await page.goto(`/order?orderId=${id}&token=${pass}`);
  await expect(heading(page)).toHaveText("Received");
  const clientSecrets = till.stripe.store
    .list("payment_intent")
    .map((intent) => String(intent.client_secret));
  const secret = [
    ...[email, "Sample Street", "JD014600003SE", "A private matter", "An answer to it"],
    ...[new URLSearchParams(link.split("?")[1]).get("token") ?? link, pass, ...cookies],
    ...[...clientSecrets, ...Object.values(till.keys)],
  ].filter((text) => text.length > 8);
  expect(secret.length).toBeGreaterThan(12);
  expect(till.output()).toContain('"level":"info"');
  const found = secret.filter((text) =>
    [text, encodeURIComponent(text)].some((form) => till.output().includes(form)),
  );
  expect(found.map((text) => `${text.slice(0, 12)}…`)).toEqual([]);
});
