import { readFile } from "node:fs/promises";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { closePool, query } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { matchByHand } from "@/lib/matching";
import { tellMatching } from "@/test/match-site";
import { newButton, newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectAccessible } from "./expect-accessible";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

type Declared = NonNullable<Parameters<typeof newConfirmation>[1]>;

/** A site with a button and somebody who works there; a person who declares is known by name. */
async function newTill(page: Page, role: Role = "owner") {
  const made = await newSite();
  const button = await newButton(made.siteId);
  const person = await newPerson({ [made.siteId]: role });
  await signInAs(page.context(), person.userId);
  return {
    ...made,
    person,
    declare: (name: string, input: Declared = {}) =>
      newConfirmation(button, { name, email: `${name.toLowerCase()}@example.com`, ...input }),
    /** Nobody in particular pays on Ko-fi. */
    pay: async (fields: NonNullable<Parameters<typeof newOrder>[1]>["fields"] = {}) => {
      const anonymous = { customerName: "Nobody", customerEmail: null };
      const order = await newOrder(made.siteId, { fields: { ...anonymous, ...fields } });
      await tellMatching();
      const [row] = await query<{ reference: string }>(
        "select reference from orders where id = $1",
        [order.id],
      );
      return { ...order, reference: row?.reference ?? "" };
    },
  };
}

const table = (page: Page) => page.getByRole("table", { name: "Confirmations" });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const cards = (page: Page) =>
  page.getByRole("list", { name: "Confirmations" }).getByRole("listitem");
const rowOf = (page: Page, name: string) => rows(page).filter({ hasText: name });
const selection = (page: Page) => page.getByRole("region", { name: "Selected confirmations" });
const region = (page: Page, name: string) => page.getByRole("region", { name });
const candidates = (page: Page) =>
  page.getByRole("list", { name: "Candidates" }).locator(":scope > li");
const timeline = (page: Page) => page.getByRole("list", { name: "Events, newest first" });
const toast = (page: Page, text: string | RegExp) => page.getByText(text).first();

/** The people in sight, from top to bottom. */
const expectNames = (list: Locator, names: string[]) =>
  expect(list).toHaveText(names.map((name) => new RegExp(name)));

/** Opens a page and waits until its scripts run: only then do menus open. */
async function open(page: Page, address = "/confirmations") {
  const live = page.waitForRequest(/\/api\/live$/);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await live;
}

/** Opens a filter's menu and gives what is in it. */
async function menu(page: Page, name: string) {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  return page.getByRole("dialog", { name: `${name} filter` });
}

const operation = async (page: Page, within: Locator, name: string) => {
  await within.getByRole("button", { name: /^Operations on/ }).click();
  await page.getByRole("menuitem", { name }).click();
};

test("the list is filtered, searched, sorted, kept as a view and exported", async ({ page }) => {
  const { declare, siteId } = await newTill(page);
  await declare("Alma", { platform: "buymeacoffee" });
  const bo = await declare("Bo", { message: "for the tea fund" });
  await declare("Cleo");
  await query(
    "update confirmations set status = 'failed' where site_id = $1 and name = 'Cleo' returning id",
    [siteId],
  );
  await open(page);
  await expectNames(rows(page), ["Cleo", "Bo", "Alma"]);
  await (await menu(page, "Status")).getByLabel("Pending").check();
  await expectNames(rows(page), ["Bo", "Alma"]);
  await page.keyboard.press("Escape");
  await (await menu(page, "Payment")).getByLabel("Ko-fi").check();
  await expectNames(rows(page), ["Bo"]);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\?status=pending&platform=kofi/);

  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Waiting on Ko-fi");
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "Waiting on Ko-fi" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(2);
  expect(csv).toContain(`${bo.id},${bo.code}`);

  await views.getByRole("link", { name: "All" }).click();
  await page.getByRole("columnheader", { name: "E-mail" }).getByRole("link").click();
  await expectNames(rows(page), ["Alma", "Bo", "Cleo"]);
  const search = page.getByRole("searchbox", { name: "Search confirmations" });
  for (const q of [bo.code.toLowerCase(), bo.id, "tea fund"]) {
    await search.fill(q);
    await expectNames(rows(page), ["Bo"]);
  }
  await search.fill("nobody at all");
  await expect(page.getByRole("heading", { name: "No confirmations match" })).toBeVisible();

  await declare("Dilys");
  await page.getByRole("link", { name: "Clear filters" }).last().click();
  await expectNames(rows(page), ["Alma", "Bo", "Cleo", "Dilys"]);
});

test("a declaration and its match come in by themselves; the keyboard opens it", async ({
  page,
}) => {
  const { declare, pay } = await newTill(page);
  await open(page);
  await expect(page.getByRole("heading", { name: "No confirmations yet" })).toBeVisible();
  const alma = await declare("Alma");
  await expectNames(rows(page), ["Alma"]);
  await expect(rowOf(page, "Alma")).toContainText("Pending");
  const order = await pay({ message: `hello ${alma.code}` });
  await expect(rowOf(page, "Alma")).toContainText("Success");
  await expect(rowOf(page, "Alma")).toContainText(order.reference);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/confirmations/${alma.id}$`));
  await expect(region(page, "Matched order")).toContainText("Code in the message");
  await region(page, "Matched order").getByRole("link", { name: order.reference }).click();
  await expect(region(page, "Confirmation").last()).toContainText(alma.code);
});

test("one of two candidates is matched by hand, undone with a reason, and re-linked", async ({
  page,
}) => {
  const { declare, pay } = await newTill(page);
  const robin = await declare("Robin", { amount: 1200, currency: "EUR" });
  const first = await pay({
    customerName: "First",
    customerEmail: "robin@example.com",
    amount: 900n,
  });
  const other = await pay({ customerName: "Other", message: "somebody else", amount: 700n });
  await open(page, `/confirmations/${robin.id}`);
  await expect(page.getByRole("button", { name: "Looked at, it is settled" })).toBeVisible();
  const [near] = [candidates(page).first()];
  await expect(near).toContainText("Near miss");
  await expect(near).toContainText("Declared €12.00, paid €9.00");
  await expect(near.getByRole("row", { name: /^Amount/ })).toContainText("different");

  await near.getByRole("button", { name: `Match with the order ${first.reference}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Match" }).click();
  await expect(toast(page, `Matched with the order ${first.reference}`)).toBeVisible();
  const match = region(page, "Matched order");
  await expect(match).toContainText("By hand");
  await expect(page.getByRole("button", { name: "Looked at, it is settled" })).toBeHidden();

  await page.keyboard.press("z");
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Reason").fill("They paid twice");
  await dialog.getByRole("button", { name: "Undo match" }).click();
  await expect(match).toBeHidden();
  await expect(timeline(page)).toContainText("They paid twice");
  await near.getByRole("button", { name: `Match with the order ${first.reference}` }).click();
  await dialog.getByRole("button", { name: "Match" }).click();
  await expect(match).toContainText(first.reference);

  const find = page.getByLabel(/^Another order/);
  await find.fill("no such order");
  await find.press("Enter");
  await expect(page.getByText("No order of this site matches.")).toBeVisible();
  await find.fill(other.reference);
  await find.press("Enter");
  await page.getByRole("button", { name: `Re-link to the order ${other.reference}` }).click();
  await dialog.getByLabel("Reason").fill("It was this one");
  await dialog.getByRole("button", { name: "Re-link" }).click();
  await expect(match).toContainText(other.reference);
  await expect(timeline(page)).toContainText("It was this one");
});

test("the visitor reads the reply that was previewed, and a changed status", async ({ page }) => {
  const { declare } = await newTill(page, "support");
  const robin = await declare("Robin");
  await open(page, `/confirmations/${robin.id}`);
  const card = region(page, "Status and reply");
  await card.getByRole("radio", { name: "Failed" }).check();
  await card.getByLabel("Reply to the visitor").fill("Nothing came, sorry <b>!</b>");
  await expect(card).toContainText("could not find your payment");
  await card.getByRole("button", { name: "Set and reply" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Nothing came, sorry <b>!</b>");
  await dialog.getByRole("button", { name: "Set and reply" }).click();
  await expect(timeline(page)).toContainText("Replied: Nothing came, sorry <b>!</b>");
  await expect(card).toContainText("set by hand");
  await expect(card.getByLabel("Reply to the visitor")).toHaveValue("");
});

test("several are changed at once, and each is reported on", async ({ page }) => {
  const { declare, pay, person } = await newTill(page);
  await declare("Alma");
  const bo = await declare("Bo");
  await declare("Cleo");
  const order = await pay();
  await matchByHand(person.ctx, { confirmationId: bo.id, orderId: order.publicId });
  await open(page);
  await page.getByRole("checkbox", { name: "Select all of this page" }).check();
  await selection(page).getByRole("button", { name: "Mark as failed" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Mark as failed" }).click();
  const report = page.getByRole("dialog", { name: "2 of 3 confirmations: failed" });
  const told = report.getByRole("list").getByRole("listitem");
  await expect(told.first()).toContainText("It is matched with an order. Undo the match first.");
  await report.getByRole("button", { name: "Done" }).click();
  await expect(rowOf(page, "Alma")).toContainText("Failed");
  await expect(selection(page)).toContainText("1 selected");

  await operation(page, rowOf(page, "Bo"), "Undo match…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo match" }).click();
  await expect(toast(page, `${bo.code}: no longer matched`)).toBeVisible();
  await expect(rowOf(page, "Bo")).toContainText("Pending");
  await expect(page).toHaveURL(/\/confirmations$/);
});

test("somebody who may only look is offered nothing that changes", async ({ page }) => {
  const { declare, pay } = await newTill(page, "viewer");
  const robin = await declare("Robin", { amount: 1200, currency: "EUR" });
  await pay({ customerEmail: "robin@example.com", amount: 900n });
  await open(page);
  await rowOf(page, "Robin").getByRole("checkbox").check();
  await expect(selection(page).getByRole("button")).toHaveText(["Export", ""]);
  await rowOf(page, "Robin")
    .getByRole("button", { name: /^Operations/ })
    .click();
  await expect(page.getByRole("menuitem")).toHaveText(["Open details", "Copy the code"]);
  await page.keyboard.press("Escape");
  await rowOf(page, "Robin").getByText("robin@example.com").click();
  await expect(region(page, "Which payment is it?")).toContainText("Near miss");
  await expect(page).toHaveURL(new RegExp(robin.id));
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: /match|settle|set|find|reply/i })).toHaveCount(0);
  await expect(main.getByRole("textbox")).toHaveCount(0);
  await expect(region(page, "Status and reply")).toContainText("Waiting for your payment");
});

test("what a visitor typed is text, in the list and in the details", async ({ page }) => {
  const { declare } = await newTill(page);
  const nasty = '"><img src=x onerror="document.title=1"><script>document.title=1</script>';
  const made = await declare("Robin", { name: nasty, message: nasty });
  await open(page);
  await expect(rows(page)).toContainText(nasty);
  await open(page, `/confirmations/${made.id}`);
  await expect(region(page, "What was declared")).toContainText(nasty);
  await expect(page).toHaveTitle(/^Confirmation /);
  await expect(page.getByRole("main").locator("img")).toHaveCount(0);
});

/** Where nobody has scripts, the list is still there. */
async function readWithoutScripts(browser: Browser, userId: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signInAs(context, userId);
  const page = await context.newPage();
  await page.goto("/confirmations?status=pending");
  await expectNames(rows(page), ["Alma"]);
  await context.close();
}

test("everybody can use it on a desk and on a phone", async ({ page, browser }) => {
  const { declare, pay, person } = await newTill(page);
  const alma = await declare("Alma", { amount: 1200, currency: "EUR" });
  await pay({ customerEmail: "alma@example.com", amount: 900n });
  const matched = await declare("Bo");
  await pay({ message: matched.code });
  await readWithoutScripts(browser, person.userId);
  await open(page, "/confirmations?date=last_30_days");
  await expectNames(rows(page), ["Bo", "Alma"]);
  await rows(page).nth(1).getByRole("checkbox").check();
  await expectGoodNow(page);
  await selection(page).getByRole("button", { name: "Mark as success" }).click();
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Keep them as they are" }).click();

  await page.setViewportSize({ width: 390, height: 900 });
  await expectNames(cards(page), ["Bo", "Alma"]);
  await page.getByRole("button", { name: "Filters" }).click();
  const sheet = page.getByRole("dialog", { name: "Filter and sort" });
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel("Needs a look").check();
  await sheet.getByRole("button", { name: "Show confirmations" }).click();
  await expectNames(cards(page), ["Alma"]);

  for (const id of [alma.id, matched.id]) {
    await open(page, `/confirmations/${id}`);
    await expectGoodNow(page);
  }
  await page.getByRole("button", { name: "Undo match" }).click();
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Keep match" }).click();
  await open(page, "/confirmations?q=nothing");
  await expectGoodNow(page);
});
