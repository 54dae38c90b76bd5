import { expect, type Page, test } from "@playwright/test";
import { channels, closePool, notifySoon, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { type Role, toPublicId } from "@/lib/kernel";
import { addNote, getOrder, type OrderStatus, type PaymentStatus } from "@/lib/orders";
import { bmcDelivery, bmcPayment, kofiDelivery } from "@/test/deliveries";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { newTill } from "@/test/till";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

type Fields = NonNullable<Parameters<typeof newOrder>[1]>["fields"];

/** Says how long ago things were, which only a page does whose scripts run; its title may be last. */
async function whenReady(page: Page) {
  await expect(timeline(page).getByText("just now").first()).toBeVisible();
  await expect(page).toHaveTitle(/^Order \w{8} · Onetill$/);
}

/** Opens the list in this state, and from there its only order. */
async function openFromList(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole("link", { name: /^[0-9A-Z]{8}$/ }).click();
  await whenReady(page);
}

/** An order on a site of the test's own, opened by somebody with this role. */
async function openOrder(
  page: Page,
  {
    role = "support" as Role,
    status = "accepted" as OrderStatus,
    payment = "paid" as PaymentStatus,
    fields = {} as Fields,
  } = {},
) {
  const made = await newSite();
  const person = await newPerson({ [made.siteId]: role });
  const order = await newOrder(made.siteId, { status, payment, fields });
  await signInAs(page.context(), person.userId);
  await page.goto(`/orders/${order.publicId}`);
  await whenReady(page);
  return { ...made, person, order, colleague: made.as("owner", "Kim") };
}

/** Delivers to a new till, and opens the order that came of it. */
async function openDelivered(
  page: Page,
  deliver: (till: Awaited<ReturnType<typeof newTill>>) => Promise<unknown>,
) {
  const till = await newTill();
  const person = await newPerson({ [till.siteId]: "owner" });
  await deliver(till);
  // The server's own worker may have taken the delivery.
  await expect.poll(async () => (await till.orders()).length).toBeGreaterThan(0);
  const [order] = await till.orders();
  const path = `/orders/${toPublicId("order", String(order?.id))}`;
  await signInAs(page.context(), person.userId);
  await page.goto(path);
  await whenReady(page);
  return { ...till, path };
}

const timeline = (page: Page) => page.getByRole("list", { name: "Events, newest first" });
const progress = (page: Page) => page.getByRole("list", { name: "Progress" });
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const newNote = (page: Page) => page.getByRole("textbox", { name: "New note" });
const shipping = {
  full_name: "Robin Example",
  street_address: "1 Sample Street",
  city: "Exampleton",
  state_or_province: "EX",
  postal_code: "12345",
  country: "United Kingdom",
  telephone: "+44 20 7946 0000",
};

/** Completes the order; nothing has to be said about how it was sent. */
async function complete(page: Page, fields: Record<string, string> = {}) {
  await page.getByRole("button", { name: "Complete" }).click();
  const dialog = page.getByRole("dialog", { name: /^Complete order/ });
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole("button", { name: "Complete" }).click();
  await expect(dialog).toBeHidden();
}

test("an order is completed with what was sent and how, and the page says so everywhere", async ({
  page,
}) => {
  const { order, as } = await openOrder(page);
  await complete(page, {
    ...{ Carrier: "DHL", "Tracking number": "0034043" },
    ...{ "Note to the customer": "Mind the corner", Link: "https://files.example/1" },
  });
  expect((await getOrder(as("viewer"), order.publicId)).fulfilment).toEqual({
    ...{ carrier: "DHL", tracking_number: "0034043" },
    ...{ note: "Mind the corner", url: "https://files.example/1" },
  });
  await expect(timeline(page).getByText("Order completed")).toBeVisible();
  await expect(progress(page).getByRole("listitem").last()).toHaveText(/Completed, now/);
  await expect(page.getByRole("button", { name: /Complete|Cancel order/ })).toHaveCount(0);
});

test("canceling asks once, takes a reason, and says that the money stays", async ({ page }) => {
  await openOrder(page);
  await page.getByRole("button", { name: "Cancel order" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("No money is moved by this: Ko-fi holds the €12.00.");
  await dialog.getByRole("button", { name: "Keep order" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Cancel order" }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Sold out");
  await dialog.getByRole("button", { name: "Cancel order" }).click();
  await expect(dialog).toBeHidden();
  await expect(timeline(page).getByText("Order canceled: Sold out")).toBeVisible();
  await expect(page.getByRole("button", { name: "Complete" })).toHaveCount(0);
});

test("what was completed by a slip is taken back, at once or later", async ({ page }) => {
  await openOrder(page);
  await complete(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(timeline(page).getByText("Order reopened")).toBeVisible();
  await expect(progress(page).getByRole("listitem").nth(1)).toHaveText(/Accepted, now/);
  await complete(page);
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(timeline(page).getByText("Order reopened")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Complete" })).toBeVisible();
});

for (const [status, payment, names] of [
  ["received", "paid", ["Decline", "Cancel order", "Accept"]],
  ["pending_payment", "paid", ["Decline", "Cancel order", "Accept"]],
  ["pending_payment", "unpaid", ["Decline", "Cancel order"]],
  ["accepted", "paid", ["Cancel order", "Complete"]],
  ["completed", "paid", ["Reopen"]],
  ["completed", "refunded", []],
  ["expired", "unpaid", []],
] as const) {
  test(`an order that is ${status} and ${payment} offers what can be done`, async ({ page }) => {
    await openOrder(page, { status, payment });
    const buttons = page.getByRole("button", {
      name: /^(Accept|Complete|Decline|Cancel order|Reopen)$/,
    });
    const found = await buttons.allInnerTexts();
    expect(found.map((name) => name.trim()).sort()).toEqual([...names].sort());
  });
}

test("who was slower is told that somebody else has changed the order", async ({ page }) => {
  const { order, colleague } = await openOrder(page);
  // Held back, so that the page still shows what it knew.
  await page.route("**/api/live", (route) => route.abort());
  await page.reload();
  await whenReady(page);
  await runCommand(colleague, order.publicId, "cancel", { reason: "Sold out" });
  await complete(page);
  await expect(page.getByText("Someone was quicker: this order is now canceled.")).toBeVisible();
  await expect(timeline(page).getByText("Order canceled: Sold out")).toBeVisible();
});

test("what a colleague does shows up by itself, and what is being typed stays", async ({
  page,
}) => {
  const { siteId, order, colleague } = await openOrder(page);
  await newNote(page).fill("Half a thought");
  await addNote(colleague, { orderId: order.publicId, body: "Ask about the colour" });
  await runCommand(colleague, order.publicId, "cancel");
  notifySoon(channels.orders, siteId);
  await expect(part(page, "Notes").getByText("Ask about the colour")).toBeVisible();
  await expect(timeline(page).getByText("Order canceled")).toBeVisible();
  await expect(newNote(page)).toHaveValue("Half a thought");
});

test("a note is added, changed, deleted and brought back, and each leaves its trace", async ({
  page,
}) => {
  await openOrder(page);
  const notes = part(page, "Notes");
  await newNote(page).fill("Ask about the colour");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(notes.getByRole("listitem")).toHaveText(/Robin Example.*Ask about the colour/);
  await expect(newNote(page)).toHaveValue("");

  await notes.getByRole("button", { name: /^Edit note/ }).click();
  await notes.getByRole("textbox", { name: "Edit note" }).fill("Blue it is");
  await notes.getByRole("button", { name: "Save note" }).click();
  await expect(notes.getByRole("listitem")).toHaveText(/edited.*Blue it is/);

  await notes.getByRole("button", { name: /^Delete note/ }).click();
  await expect(notes.getByRole("listitem")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(notes.getByRole("listitem")).toHaveText(/Blue it is/);

  await notes.getByRole("button", { name: /^Delete note/ }).click();
  await timeline(page).getByRole("button", { name: "Restore this note" }).click();
  await expect(notes.getByRole("listitem")).toHaveText(/Blue it is/);
  const traces = timeline(page).getByText(/^Note (added|edited|deleted|restored)$/);
  await expect(traces).toHaveText([
    "Note restored",
    "Note deleted",
    "Note restored",
    "Note deleted",
    "Note edited",
    "Note added",
  ]);
});

test("a note without text is refused in words, and the page goes on", async ({ page }) => {
  await openOrder(page);
  await newNote(page).fill("   ");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("A note needs some text")).toBeVisible();
  await expect(newNote(page)).toHaveAttribute("aria-invalid", "true");
});

test("the keyboard writes a note, asks about an end, completes, and goes back", async ({
  page,
}) => {
  await openOrder(page);
  await openFromList(page, "/orders?status=accepted");

  await page.keyboard.press("n");
  await expect(newNote(page)).toBeFocused();
  await page.keyboard.type("a d u");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(part(page, "Notes").getByRole("listitem")).toHaveText(/a d u/);

  await newNote(page).blur();
  await page.keyboard.press("d");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog", { name: /Complete order/ })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(timeline(page).getByText("Order completed")).toBeVisible();

  await page.keyboard.press("u");
  await expect(page).toHaveURL(/\/orders\?status=accepted$/);
});

test("the link back returns to the list as it was", async ({ page }) => {
  await openOrder(page);
  await openFromList(page, "/orders?status=accepted&sort=-amount");
  await page.getByRole("main").getByRole("link", { name: "Orders", exact: true }).click();
  await expect(page).toHaveURL(/\/orders\?status=accepted&sort=-amount$/);
});

test("a viewer reads everything and is offered nothing to change", async ({ page }) => {
  const { order, colleague } = await openOrder(page, { role: "viewer" });
  await addNote(colleague, { orderId: order.publicId, body: "Ask about the colour" });
  await page.reload();
  await whenReady(page);
  await expect(part(page, "Notes").getByText("Ask about the colour")).toBeVisible();
  await expect(page.getByRole("button", { name: /Complete|Cancel order|note/ })).toHaveCount(0);
  await expect(newNote(page)).toHaveCount(0);
});

test("somebody else's order is not there", async ({ page }) => {
  const { order } = await openOrder(page);
  const stranger = await newPerson({ [(await newSite()).siteId]: "owner" });
  await signInAs(page.context(), stranger.userId);
  const response = await page.goto(`/orders/${order.publicId}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByText(order.order.transactionId ?? "")).toHaveCount(0);
});

test("a shop order shows what to send where, and what the platform said", async ({ page }) => {
  await openDelivered(page, (till) =>
    till.deliver(
      "kofi",
      kofiDelivery(till.secrets.kofi, {
        type: "Shop Order",
        amount: "27.95",
        is_public: false,
        shop_items: [{ direct_link_code: "1a2b3c", variation_name: "Blue", quantity: 2 }],
        shipping,
      }),
    ),
  );
  const details = part(page, "Order details");
  await expect(details.getByRole("link", { name: "robin@example.com" })).toHaveAttribute(
    "href",
    "mailto:robin@example.com",
  );
  await expect(details.getByRole("button", { name: "Copy transaction ID" })).toBeVisible();
  await expect(part(page, "Message")).toContainText("Private");
  // The country's own form: in the United Kingdom the postcode has a line of its own.
  await expect(part(page, "Shipping")).toContainText(/EX\s*Exampleton\s*12345\s*United Kingdom/);
  const row = part(page, "Items").getByRole("row").nth(1);
  await expect(row).toContainText("Shop item 1a2b3c");
  await expect(row).toContainText("Blue");
  await expect(row.getByRole("cell").last()).toHaveText("2");

  await expect(timeline(page).getByRole("link", { name: "Delivery" })).toHaveAttribute(
    "href",
    /^\/deliveries\/dlv_/,
  );
  const raw = page.getByRole("region", { name: "raw delivery", exact: true });
  await expect(raw).toBeHidden();
  await page.getByRole("heading", { name: "Raw delivery" }).click();
  await expect(raw).toContainText('"direct_link_code": "1a2b3c"');
  await expect(raw).not.toContainText("verification_token");
});

test("a question and its answer, a refund, and the member's standing are told", async ({
  page,
}) => {
  const extra = {
    ...{ id: 1, title: "Sticker pack", amount: "5.00", quantity: 1, currency: "EUR" },
    ...{ extra_question: "Which colour?", question_answers: ["Green"] },
  };
  const payment = bmcPayment({ extras: [extra] });
  const { siteId, deliver, secrets } = await openDelivered(page, (till) =>
    till.deliver("buymeacoffee", bmcDelivery(till.secrets.bmc, "extra_purchase.created", payment)),
  );
  const items = part(page, "Items");
  await expect(items.getByRole("row").nth(1)).toContainText(/Which colour\?\s*Green/);

  await deliver(
    "buymeacoffee",
    bmcDelivery(secrets.bmc, "extra_purchase.refunded", {
      ...payment,
      ...{ refunded: "true", status: "refunded", refunded_at: 1_772_370_000 },
    }),
  );
  await deliver(
    "kofi",
    kofiDelivery(secrets.kofi, {
      ...{ type: "Subscription", is_subscription_payment: true, tier_name: "Bronze" },
      timestamp: "2026-01-01T12:00:00Z",
    }),
  );
  notifySoon(channels.orders, siteId);
  await expect(timeline(page).getByText("€5.00 refunded on Buy Me a Coffee")).toBeVisible();
  await expect(items.getByText("-€5.00")).toBeVisible();
  const customer = part(page, "Customer");
  await expect(customer).toContainText("No renewal since 1 Feb 2026");
  await expect(customer.getByRole("link", { name: /Bronze/ })).toBeVisible();
});

test("an order that needs a look says why until somebody looked; a card is masked", async ({
  page,
}) => {
  const { order } = await openOrder(page);
  await query(
    "update orders set needs_review = 'More was refunded than was paid.', card = $2 where id = $1",
    [order.id, JSON.stringify({ brand: "visa", last4: "4242" })],
  );
  await page.reload();
  await whenReady(page);
  await expect(page.getByText("More was refunded than was paid.")).toBeVisible();
  await expect(part(page, "Order details")).toContainText("4242");
  await page.getByRole("button", { name: "Looked at, it is settled" }).click();
  await expect(timeline(page).getByText(/^Looked at and settled: More was/)).toBeVisible();
  await expect(page.getByText("Needs a look")).toHaveCount(0);
});

const endless = {
  customerName: "שלום ".repeat(2000),
  customerEmail: `${"a".repeat(200)}@${"long-".repeat(20)}example.com`,
  message: `${"Lorem ipsum dolor sit amet. ".repeat(300)}${"x".repeat(4000)}`,
  shipping: { ...shipping, street_address: "s".repeat(2000) },
  items: [
    ...[{ name: "N".repeat(3000), variation: "ش".repeat(3000), quantity: 1_000_000 }],
    ...[{ name: "Print", variation: null, quantity: 1 }],
  ].map((item) => ({ ...item, unitAmount: 1200n, details: { question: "q".repeat(900) } })),
};

test("texts of any length stay inside the page, and are shown in full when asked for", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openOrder(page, { fields: endless });
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  const more = page.getByRole("button", { name: "Show all of the message" });
  await more.click();
  await expect(page.getByRole("button", { name: "Show less of the message" })).toBeVisible();
  expect(await sideways()).toBeLessThanOrEqual(0);
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { order, colleague } = await openOrder(page, {
    fields: { message: "Thank you", messagePrivate: true, isTest: true, shipping },
  });
  await addNote(colleague, { orderId: order.publicId, body: "Ask about the colour" });
  await page.reload();
  await whenReady(page);
  await expect(part(page, "Notes").getByRole("listitem")).toHaveCount(1);
  await expectGoodNow(page);
  // In the middle of the page the buttons of a phone are still there.
  await page.setViewportSize({ width: 390, height: 844 });
  await part(page, "Order details").scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Complete" })).toBeInViewport();
  await page.getByRole("button", { name: "Cancel order" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Keep order" }).click();
  await page.setViewportSize({ width: 1440, height: 844 });
  await part(page, "Notes")
    .getByRole("button", { name: /^Edit note/ })
    .click();
  await expectGoodNow(page);
  await page.keyboard.press("Escape");
  await complete(page);
  await expect(timeline(page).getByText("Order completed")).toBeVisible();
  await expectGoodNow(page);
});
