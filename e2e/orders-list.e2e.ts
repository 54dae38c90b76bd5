import { readFile } from "node:fs/promises";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { channels, closePool, notifySoon, query } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectAccessible } from "./expect-accessible";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

type Options = NonNullable<Parameters<typeof newOrder>[1]>;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/**
 * A site with an order for each name, the first one the newest, and somebody who works there. Rows
 * are found by name: it needs a letter that no reference and no transaction id has, an L or an O.
 */
async function newList(page: Page, names: string[], { role = "owner" as Role, each = {} } = {}) {
  const made = await newSite();
  const person = await newPerson({ [made.siteId]: role });
  const add = async (name: string, placedAt: Date, options: Options = {}) => {
    const { fields, ...rest } = options;
    const kept = { customerName: name, customerEmail: null, placedAt, ...fields };
    return newOrder(made.siteId, { status: "accepted", ...rest, fields: { ...each, ...kept } });
  };
  const orders = [];
  for (const [index, name] of names.entries()) orders.push(await add(name, minutesAgo(index + 1)));
  await signInAs(page.context(), person.userId);
  return {
    ...made,
    person,
    orders,
    add,
    /** Another order comes in now, as from a platform. */
    arrive: async (name: string, options?: Options) => {
      const order = await add(name, new Date(), options);
      notifySoon(channels.orders, made.siteId);
      return order;
    },
  };
}

const table = (page: Page) => page.getByRole("table", { name: "Orders" });
/** The rows below the head. */
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const cards = (page: Page) => page.getByRole("list", { name: "Orders" }).getByRole("listitem");
const rowOf = (page: Page, name: string) => rows(page).filter({ hasText: name });
const chips = (page: Page) => page.getByRole("list", { name: "Filters in use" });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search orders" });
const selection = (page: Page) => page.getByRole("region", { name: "Selected orders" });

/** The customers in sight, from top to bottom. */
const expectNames = (list: Locator, names: string[]) =>
  expect(list).toHaveText(names.map((name) => new RegExp(name)));

/** Opens the list and waits until its scripts run: only then do menus open. */
async function open(page: Page, address = "/orders") {
  const live = page.waitForRequest(/\/api\/live$/);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  await live;
}

/** Opens a filter's menu and gives what is in it. */
async function menu(page: Page, name: string) {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  return page.getByRole("dialog", { name: `${name} filter` });
}

test("orders of all sites are in one list, newest first, or those of one site", async ({
  page,
}) => {
  const { person, add } = await newList(page, ["Alma"]);
  const second = await newSite("Second site");
  await query("insert into site_members (site_id, user_id, role) values ($1, $2, 'viewer')", [
    second.siteId,
    person.userId,
  ]);
  await newOrder(second.siteId, { fields: { customerName: "Bo", placedAt: minutesAgo(0) } });
  await add("Cleo", minutesAgo(5));
  await open(page);
  await expectNames(rows(page), ["Bo", "Alma", "Cleo"]);
  await expect(rowOf(page, "Bo").getByRole("cell", { name: "Second site" })).toBeVisible();

  await (await menu(page, "Site")).getByLabel("Second site").check();
  await expectNames(rows(page), ["Bo"]);
  await expect(page).toHaveURL(/\?site=second-site/);
});

test("a click on a row opens the order, and selecting its text does not", async ({ page }) => {
  const { orders } = await newList(page, ["Alma", "Bo"]);
  await open(page);
  const text = await rowOf(page, "Alma").getByText("Print").boundingBox();
  if (!text) throw new Error("the row is not in sight");
  const middle = text.y + text.height / 2;
  await page.mouse.move(text.x + 1, middle);
  await page.mouse.down();
  await page.mouse.move(text.x + 25, middle, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(window.getSelection()))).toMatch(/^Pri/);
  await rowOf(page, "Bo").getByText("Print").click();
  await expect(page).toHaveURL(new RegExp(`/orders/${orders[1]?.publicId}$`));
});

test("a column's head sorts by it and says so, and the address keeps it", async ({ page }) => {
  const { add } = await newList(page, []);
  await add("Alma", minutesAgo(1), { fields: { amount: 500n } });
  await add("Bo", minutesAgo(2), { fields: { amount: 900n } });
  await add("Cleo", minutesAgo(3), { fields: { amount: 100n } });
  await open(page);
  const head = (name: string) => table(page).getByRole("columnheader", { name });
  await expect(head("Date")).toHaveAttribute("aria-sort", "descending");

  await head("Price").getByRole("link").click();
  await expectNames(rows(page), ["Bo", "Alma", "Cleo"]);
  await expect(head("Price")).toHaveAttribute("aria-sort", "descending");
  await expect(head("Date")).toHaveAttribute("aria-sort", "none");
  await head("Price").getByRole("link").click();
  await expectNames(rows(page), ["Cleo", "Alma", "Bo"]);
  await expect(page).toHaveURL(/\?sort=amount$/);
  await page.reload();
  await expectNames(rows(page), ["Cleo", "Alma", "Bo"]);
  await page.goBack();
  await expectNames(rows(page), ["Bo", "Alma", "Cleo"]);
});

test("filters narrow the list together, show what they are, and are taken away one by one", async ({
  page,
}) => {
  const { add } = await newList(page, ["Alma"]);
  await add("Bo", minutesAgo(2), { status: "completed" });
  await add("Cleo", minutesAgo(3), { status: "completed", fields: { platform: "buymeacoffee" } });
  await add("Dilys", minutesAgo(60 * 24 * 40), { status: "completed" });
  await open(page);
  await (await menu(page, "Status")).getByLabel("Completed").check();
  await expectNames(rows(page), ["Bo", "Cleo", "Dilys"]);
  await page.keyboard.press("Escape");
  await (await menu(page, "Date")).getByLabel("Last 30 days").check();
  await expectNames(rows(page), ["Bo", "Cleo"]);
  await page.keyboard.press("Escape");
  await (await menu(page, "Platform")).getByLabel("Ko-fi").check();
  await expectNames(rows(page), ["Bo"]);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/status=completed&platform=kofi&date=last_30_days/);

  await expect(chips(page)).toContainText("Status: Completed");
  await chips(page).getByRole("link", { name: "Remove the filter Platform" }).click();
  await expectNames(rows(page), ["Bo", "Cleo"]);
  await chips(page).getByRole("link", { name: "Clear filters" }).click();
  await expectNames(rows(page), ["Alma", "Bo", "Cleo", "Dilys"]);
  await expect(page).toHaveURL(/\/orders$/);
});

/** Holds back what the page wants to do in a moment, as a busy one does, until it is let go. */
async function holdMoments(page: Page) {
  type Held = typeof window & { isHeld?: boolean; letGo: () => void };
  await page.addInitScript(() => {
    const here = window as unknown as Held;
    const later = window.setTimeout;
    const held: (() => void)[] = [];
    here.letGo = () => {
      here.isHeld = false;
      for (const work of held.splice(0)) work();
    };
    here.setTimeout = ((work: () => void, ms?: number) =>
      here.isHeld && !ms ? held.push(work) : later(work, ms)) as typeof setTimeout;
  });
  return {
    hold: () => page.evaluate(() => Object.assign(window, { isHeld: true })),
    letGo: () => page.evaluate(() => (window as unknown as Held).letGo()),
  };
}

test("a filter that is opened right after another one was closed stays open", async ({ page }) => {
  await newList(page, ["Alma"]);
  const moments = await holdMoments(page);
  await open(page);
  const status = await menu(page, "Status");
  await expect(status).toBeVisible();
  await moments.hold();
  await page.keyboard.press("Escape");
  await expect(status).toBeHidden();
  const date = await menu(page, "Date");
  await expect(date).toBeVisible();
  // Now focus would come back to the first button.
  await moments.letGo();
  await date.getByLabel("Last 30 days").check({ timeout: 5000 });
});

test("prices are typed as people write them, and mean one currency", async ({ page }) => {
  const { add } = await newList(page, []);
  await add("Alma", minutesAgo(1), { fields: { amount: 1250n, currency: "EUR" } });
  await add("Bo", minutesAgo(2), { fields: { amount: 1250n, currency: "JPY" } });
  await add("Cleo", minutesAgo(3), { fields: { amount: 1251n, currency: "EUR" } });
  await open(page);
  const price = await menu(page, "Price");
  await price.getByLabel("Currency").selectOption("EUR");
  await price.getByLabel("Up to").fill("12,505");
  await price.getByRole("button", { name: "Show these prices" }).click();
  await expect(price.getByText("EUR has 2 decimals")).toBeVisible();
  await price.getByLabel("Up to").fill("12,50");
  await price.getByRole("button", { name: "Show these prices" }).click();
  await expectNames(rows(page), ["Alma"]);
  await expect(chips(page)).toContainText("Price: up to 12.50 EUR");
});

test("days can be chosen by hand", async ({ page }) => {
  const { add } = await newList(page, ["Alma"]);
  await add("Bo", new Date("2025-03-30T12:00:00Z"));
  await open(page);
  const date = await menu(page, "Date");
  await date.getByLabel("From").fill("2025-03-30");
  await date.getByLabel("To", { exact: true }).fill("2025-03-30");
  await date.getByRole("button", { name: "Show these days" }).click();
  await expectNames(rows(page), ["Bo"]);
  await expect(page).toHaveURL(/from=2025-03-30&to=2025-03-30/);
});

test("the search finds while one types, keeps the focus, and Escape clears it", async ({
  page,
}) => {
  await newList(page, ["Alma", "Bo Ångström", "Cleo"]);
  await open(page);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("angst");
  await expectNames(rows(page), ["Bo"]);
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue("angst");
  await expect(page).toHaveURL(/\?q=angst$/);
  await expect(page.getByRole("status").filter({ hasText: "1 order" })).toBeAttached();
  await page.keyboard.press("Escape");
  await expectNames(rows(page), ["Alma", "Bo", "Cleo"]);
  await expect(page).toHaveURL(/\/orders$/);
});

test("pages go on and back without losing what is selected", async ({ page }) => {
  const names = Array.from({ length: 30 }, (_, n) => `Person ${String(n).padStart(2, "0")}`);
  await newList(page, names);
  await open(page, "/orders?size=25");
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(page.getByText("25 of 30 orders")).toBeVisible();
  await rowOf(page, "Person 03").getByRole("checkbox").check();
  await pages.getByRole("link", { name: "Next" }).click();
  await expectNames(rows(page), names.slice(25));
  await expect(pages.getByRole("link", { name: "Next" })).toHaveCount(0);
  await expect(selection(page)).toContainText("1 selected · 1 on other pages");
  await pages.getByRole("link", { name: "Previous" }).click();
  await expectNames(rows(page), names.slice(0, 25));
  await expect(rowOf(page, "Person 03").getByRole("checkbox")).toBeChecked();
  await pages.getByLabel("Orders on a page").selectOption("50");
  await expect(rows(page)).toHaveCount(30);
});

test("several orders are completed at once, and each is reported on", async ({ page }) => {
  const { add } = await newList(page, ["Alma", "Bo"]);
  await add("Cleo", minutesAgo(5), { status: "expired" });
  await open(page);
  await table(page).getByRole("checkbox", { name: "Select all of this page" }).check();
  await selection(page).getByRole("button", { name: "Complete" }).click();
  const question = page.getByRole("alertdialog", { name: "Complete 3 orders?" });
  await question.getByRole("button", { name: "Complete 3 orders" }).click();

  const report = page.getByRole("dialog", { name: "2 of 3 orders completed" });
  await expect(report.getByRole("listitem")).toHaveText([
    /Cleo.*An order that is expired cannot become completed\./,
    /Alma.*Completed/,
    /Bo.*Completed/,
  ]);
  await report.getByRole("button", { name: "Done" }).click();
  await expect(rowOf(page, "Alma").getByRole("cell", { name: "Completed" })).toBeVisible();
  await expect(selection(page)).toContainText("1 selected");
  await expect(rowOf(page, "Cleo").getByRole("checkbox")).toBeChecked();
});

test("what was completed by a slip is reopened together, and only what can be done is offered", async ({
  page,
}) => {
  const { add } = await newList(page, []);
  await add("Alma", minutesAgo(5), { status: "completed" });
  await add("Bo", minutesAgo(6), { status: "completed" });
  await open(page);
  await table(page).getByRole("checkbox", { name: "Select all of this page" }).check();
  await expect(selection(page).getByRole("button", { name: /Complete|Cancel|Accept/ })).toHaveCount(
    0,
  );
  await selection(page).getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("button", { name: "Reopen 2 orders" }).click();
  await page.getByRole("dialog", { name: "2 orders reopened" }).getByText("Done").click();
  await expect(rowOf(page, "Alma").getByRole("cell", { name: "Accepted" })).toBeVisible();
});

test("canceling asks once, and can be thought better of", async ({ page }) => {
  await newList(page, ["Alma"]);
  await open(page);
  await rowOf(page, "Alma").getByRole("checkbox").check();
  await selection(page).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Keep them as they are" }).click();
  await expect(rowOf(page, "Alma").getByRole("cell", { name: "Accepted" })).toBeVisible();
  await selection(page).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel 1 order" }).click();
  await page.getByRole("dialog", { name: "1 order canceled" }).getByText("Done").click();
  await expect(rowOf(page, "Alma").getByRole("cell", { name: "Canceled" })).toBeVisible();
  await expect(selection(page)).toHaveCount(0);
});

test("another filter forgets the selection, so that nothing unseen is changed", async ({
  page,
}) => {
  await newList(page, ["Alma", "Bo"]);
  await open(page);
  await rowOf(page, "Bo").getByRole("checkbox").check();
  await search(page).fill("Alma");
  await expectNames(rows(page), ["Alma"]);
  await expect(selection(page)).toHaveCount(0);
});

test("a new order comes in by itself and takes nothing away: not place, focus or selection", async ({
  page,
}) => {
  const names = Array.from({ length: 30 }, (_, n) => `Person ${String(n).padStart(2, "0")}`);
  const { arrive } = await newList(page, names);
  await open(page);
  await rowOf(page, "Person 02").getByRole("checkbox").check();
  await arrive("Zoe");
  await expectNames(rows(page), ["Zoe", ...names]);
  await expect(page.getByRole("status").filter({ hasText: "1 new order" })).toBeAttached();
  await expect(rowOf(page, "Person 02").getByRole("checkbox")).toBeChecked();

  const focused = rowOf(page, "Person 20").getByRole("link");
  await focused.focus();
  const twenty = rowOf(page, "Person 20");
  await twenty.scrollIntoViewIfNeeded();
  const before = await twenty.boundingBox();
  await arrive("Yoli");
  await expectNames(rows(page), ["Yoli", "Zoe", ...names]);
  const after = await twenty.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  await expect(focused).toBeFocused();
  await expect(selection(page)).toContainText("1 selected");
});

test("elsewhere than on the newest page a new order is offered, and changes show in place", async ({
  page,
}) => {
  const { arrive, orders } = await newList(page, ["Alma", "Bo"]);
  await open(page, "/orders?sort=customer");
  await query(
    "update orders set amount_refunded = 300, payment_status = 'partially_refunded' where id = $1",
    [orders[0]?.id],
  );
  await arrive("Aaron");
  const offer = page.getByRole("link", { name: "1 new order – show" });
  await expect(offer).toBeVisible();
  await expectNames(rows(page), ["Alma", "Bo"]);
  await expect(rowOf(page, "Alma")).toContainText("Refunded €3.00");
  await offer.click();
  await expectNames(rows(page), ["Aaron", "Alma", "Bo"]);
  await expect(page).toHaveURL(/\/orders$/);
});

test("an empty list fills by itself", async ({ page }) => {
  const { site, arrive } = await newList(page, []);
  await open(page);
  await expect(page.getByRole("heading", { name: "No orders yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Connect a platform" })).toHaveAttribute(
    "href",
    `/sites/${site.slug}/connections`,
  );
  await arrive("Alma");
  await expectNames(rows(page), ["Alma"]);
});

test("a list in which nothing matches leads back to all orders", async ({ page }) => {
  await newList(page, ["Alma"]);
  await open(page, "/orders?q=nobody&status=declined");
  await expect(page.getByRole("heading", { name: "No orders match" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Clear filters" }).last().click();
  await expectNames(rows(page), ["Alma"]);
});

test("columns are chosen, moved and remembered, and so is how close the rows are", async ({
  page,
}) => {
  await newList(page, ["Alma"], { each: { message: "Thank you" } });
  await open(page);
  const heads = table(page).getByRole("columnheader");
  await page.getByRole("button", { name: "Display" }).click();
  const display = page.getByRole("dialog", { name: "Display" });
  const column = (name: string) => display.getByRole("checkbox", { name });
  await column("Message").check();
  await column("Platform").uncheck();
  await display.getByRole("button", { name: "Move Reference up" }).click();
  await expect(display.getByRole("button", { name: "Move Reference down" })).toBeFocused();
  await expect(display.getByRole("status")).toHaveText("Reference is column 1 of 10");
  await display.getByRole("radio", { name: "Compact" }).check();
  await expect(column("Reference")).toBeDisabled();
  const wanted = ["", "Reference", "Date", "Customer", "Item", "Price", "Status", "Payment"];
  wanted.push("E-mail", "Transaction ID", "Message");
  await expect(heads).toHaveText(wanted);
  await expect(table(page)).toHaveAttribute("data-density", "compact");
  await page.reload();
  await expect(heads).toHaveText(wanted);
  await expect(table(page)).toHaveAttribute("data-density", "compact");
  await expect(rowOf(page, "Alma")).toContainText("Thank you");
});

test("a view keeps filters and columns, for oneself or for everybody on the site", async ({
  browser,
  page,
}) => {
  const { site, siteId, add } = await newList(page, ["Alma"]);
  await add("Bo", minutesAgo(3), { status: "completed" });
  const views = page.getByRole("navigation", { name: "Views" });
  await open(page, "/orders?status=completed&sort=amount&columns=reference,customer");
  await page.getByRole("button", { name: "Save view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save view" });
  await dialog.getByLabel("Name").fill("Done, small first");
  await dialog.getByLabel("Who sees it").selectOption({ label: `Everybody on ${site.name}` });
  await dialog.getByRole("button", { name: "Save view" }).click();
  const tab = views.getByRole("link", { name: "Done, small first" });
  await expect(tab).toHaveAttribute("aria-current", "page");

  const kim = await newPerson({ [siteId]: "viewer" });
  await onPageOf(browser, kim.userId, async (other) => {
    await open(other);
    await other.getByRole("link", { name: "Done, small first" }).click();
    await expectNames(rows(other), ["Bo"]);
    await expect(table(other).getByRole("columnheader")).toHaveText(["", "Reference", "Customer"]);
  });

  await page.getByRole("button", { name: "More about views" }).click();
  await page.getByRole("menuitem", { name: "Manage views…" }).click();
  await page.getByRole("button", { name: "Delete the view Done, small first" }).click();
  await page.getByRole("button", { name: "Delete view" }).click();
  await page.keyboard.press("Escape");
  await expect(tab).toHaveCount(0);
});

/** Works with a page of somebody else's browser. */
async function onPageOf(browser: Browser, userId: string, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  await signInAs(context, userId);
  await work(await context.newPage());
  await context.close();
}

async function download(page: Page) {
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await started;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("exactly what is filtered is exported: all pages, chosen columns, safe cells", async ({
  page,
}) => {
  const names = Array.from({ length: 30 }, (_, n) => `Person ${String(n).padStart(2, "0")}`);
  const { add } = await newList(page, names, { each: { amount: 1250n, currency: "KWD" } });
  await add("=1+1", minutesAgo(60), { fields: { isTest: true } });
  await add("Somebody else", minutesAgo(61), { status: "declined" });
  await open(page, "/orders?status=accepted&size=25");
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export as CSV" });
  await expect(dialog).toContainText("31 orders, filtered and sorted as the list is.");
  const left = ["Date", "Reference", "Item", "Status", "Payment", "E-mail", "Transaction ID"];
  for (const column of left) {
    await dialog.getByLabel(column).uncheck();
  }
  await dialog.getByLabel("Time zone").selectOption("UTC");
  const { name, text } = await download(page);
  expect(name).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/);
  const lines = text.split("\r\n");
  expect(lines[0]).toBe(
    "\uFEFFCustomer,Email,Ship to,Phone,Price,Currency,Refunded,Platform,Test order",
  );
  expect(lines[1]).toBe("Person 00,,,,1.250,KWD,0.000,Ko-fi,");
  expect(lines.at(-2)).toBe("'=1+1,,,,1.250,KWD,0.000,Ko-fi,yes");
  expect(lines).toHaveLength(33);
  await expect(dialog).toBeHidden();
});

test("the selected orders are exported, and no others", async ({ page }) => {
  await newList(page, ["Alma", "Bo", "Cleo"]);
  await open(page);
  await rowOf(page, "Alma").getByRole("checkbox").check();
  await rowOf(page, "Cleo").getByRole("checkbox").check();
  await selection(page).getByRole("button", { name: "Export" }).click();
  const { text } = await download(page);
  expect(text).toMatch(/Alma[\s\S]*Cleo/);
  expect(text).not.toContain("Bo");
});

test("the keyboard goes through the list, selects and opens", async ({ page }) => {
  const { orders } = await newList(page, ["Alma", "Bo", "Cleo"]);
  await open(page);
  const link = (index: number) => rows(page).nth(index).getByRole("link");
  await page.keyboard.press("j");
  await expect(link(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(rowOf(page, "Bo").getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("j");
  await expect(link(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/orders/${orders[1]?.publicId}$`));
});

test("somebody who may only look is offered an export and nothing that changes", async ({
  page,
}) => {
  await newList(page, ["Alma"], { role: "viewer" });
  await open(page);
  await rowOf(page, "Alma").getByRole("checkbox").check();
  await expect(selection(page).getByRole("button", { name: "Export" })).toBeVisible();
  await expect(selection(page).getByRole("button", { name: /Complete|Cancel/ })).toHaveCount(0);
});

test("what must not be overlooked is marked: tests, refunds, what needs a look", async ({
  page,
}) => {
  const { add } = await newList(page, []);
  await add("Alma", minutesAgo(1), { fields: { isTest: true } });
  const odd = await add("Bo", minutesAgo(2));
  await query(
    "update orders set amount_refunded = 1500, needs_review = 'More was refunded than was paid.' where id = $1",
    [odd.id],
  );
  await open(page);
  await expect(rowOf(page, "Alma")).toContainText("Test");
  await expect(rowOf(page, "Bo")).toContainText("Refunded €15.00");
  await expect(rowOf(page, "Bo")).toContainText("Review: More was refunded than was paid.");
  await (await menu(page, "Test")).getByLabel("Hidden").check();
  await expectNames(rows(page), ["Bo"]);
});

test("an address that is out of date or made up still shows a list", async ({ page }) => {
  await newList(page, ["Alma"]);
  await page.goto("/orders?after=bm9uc2Vuc2U&status=lost&date=never&size=7");
  await expectNames(rows(page), ["Alma"]);
  await page.goto("/orders?min=5");
  await expect(page.getByText("An amount needs one currency")).toBeVisible();
  await expectNames(rows(page), ["Alma"]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is read, sorted, searched and paged", async ({ page }) => {
    const names = Array.from({ length: 27 }, (_, n) => `Person ${String(n).padStart(2, "0")}`);
    await newList(page, names);
    await page.goto("/orders?size=25");
    await expectNames(rows(page), names.slice(0, 25));
    await page.getByRole("link", { name: "Next" }).click();
    await expectNames(rows(page), names.slice(25));
    await page.getByRole("link", { name: "Customer" }).click();
    await expectNames(rows(page), names.slice(0, 25));
    await search(page).fill("Person 26");
    await search(page).press("Enter");
    await expectNames(rows(page), ["Person 26"]);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("orders are cards, and filters and sorting are in a sheet", async ({ page }) => {
    const { add, orders } = await newList(page, ["Alma"]);
    await add("Bo", minutesAgo(9), { status: "completed", fields: { amount: 9900n } });
    await open(page);
    await expectNames(cards(page), ["Alma", "Bo"]);
    await expect(table(page)).toBeHidden();

    await page.getByRole("button", { name: "Filters" }).tap();
    const sheet = page.getByRole("dialog", { name: "Filter and sort" });
    await sheet.getByLabel("Sort by").selectOption("Price, highest first");
    await sheet.getByRole("button", { name: "Show orders" }).tap();
    await expectNames(cards(page), ["Bo", "Alma"]);
    await page.getByRole("button", { name: "Filters" }).tap();
    await sheet.getByLabel("Accepted").check();
    await sheet.getByRole("button", { name: "Show orders" }).tap();
    await expectNames(cards(page), ["Alma"]);

    await cards(page).getByRole("link").tap();
    await expect(page).toHaveURL(new RegExp(`/orders/${orders[0]?.publicId}$`));
  });

  test("a new order comes in without moving what is read", async ({ page }) => {
    const names = Array.from({ length: 30 }, (_, n) => `Person ${String(n).padStart(2, "0")}`);
    const { arrive } = await newList(page, names);
    await open(page);
    const ten = cards(page).filter({ hasText: "Person 10" });
    await ten.scrollIntoViewIfNeeded();
    const before = await ten.boundingBox();
    await arrive("Zoe");
    await expectNames(cards(page), ["Zoe", ...names]);
    const after = await ten.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  });

  test("the page never scrolls sideways, however long the texts are", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await newList(page, ["ن".repeat(300), "x".repeat(300)], {
      each: { amount: 999_999_999_999_999n, transactionId: "t".repeat(300) },
    });
    await open(page, `/orders?status=accepted&q=${"x".repeat(90)}`);
    await page.getByRole("button", { name: /^Filters/ }).waitFor();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { add, arrive } = await newList(page, ["Alma", "Bo"]);
  await add("Cleo", minutesAgo(4), { status: "declined", fields: { isTest: true } });
  await open(page, "/orders?test=all&date=last_30_days");
  await expectGoodNow(page);
  await arrive("Zoe");
  await expectNames(rows(page), ["Zoe", "Alma", "Bo", "Cleo"]);
  await rows(page).nth(1).getByRole("checkbox").check();
  await expectGoodNow(page);

  await menu(page, "Date");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Display" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 900 });
  await expectNames(cards(page), ["Zoe", "Alma", "Bo", "Cleo"]);
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Export" }).first().click();
  await expect(page.getByRole("dialog", { name: "Export as CSV" })).toBeVisible();
  await expectGoodNow(page);
  await page.keyboard.press("Escape");
  await selection(page).getByRole("button", { name: "Complete" }).click();
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Complete 1 order" }).click();
  await expect(page.getByRole("dialog", { name: "1 order completed" })).toBeVisible();
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Done" }).click();
  await open(page, "/orders?q=nothing");
  await expectGoodNow(page);
});
