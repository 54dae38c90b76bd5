import { type Browser, expect, type Page, test } from "@playwright/test";
import { closePool, query } from "@/lib/db";
import { createItem } from "@/lib/store";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { goToCard, newStore, picture, typeCard } from "./ask-for-item";
import { expectGood, expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";
import { whenAlive } from "./when-alive";

test.afterAll(closePool);

async function signIn(page: Page, siteId: string) {
  await signInAs(page.context(), (await newPerson({ [siteId]: "manager" })).userId);
}

test("an item is added with a question, a price of sending and a picture", async ({ page }) => {
  const { siteId } = await newSite("Lantern Maps");
  await signIn(page, siteId);
  await page.goto("/store");
  await page.getByRole("link", { name: "New item" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "New item" })).toBeVisible();
  await whenAlive(page.getByRole("button", { name: "Add item" }));
  await page.getByLabel("Title").fill("A map of your walk");
  await page.getByLabel("Price", { exact: true }).fill("12.345");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByRole("radio", { name: "By post" }).check();
  await page.getByRole("button", { name: "Add a price" }).click();
  await page.getByLabel("Add a country to group 1").selectOption("DE");
  await page.getByLabel("Price of group 1").fill("4.50");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Question 1" }).fill("Which walk is it?");
  await page.getByRole("button", { name: "Add item" }).click();
  // What is wrong is said at the field, and what was typed stays.
  await expect(page.getByText("price has more decimals than EUR has")).toBeVisible();
  await expect(page.getByLabel("Price", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Title")).toHaveValue("A map of your walk");
  await page.getByLabel("Price", { exact: true }).fill("120");
  await page.getByRole("button", { name: "Add item" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A map of your walk" })).toBeVisible();
  const [item] = await query(
    `select title, price::int, is_physical, shipping, questions from store_items where site_id = $1`,
    [siteId],
  );
  expect(item).toMatchObject({
    ...{ title: "A map of your walk", price: 12_000, is_physical: true },
    shipping: [{ countries: ["DE"], amount: 450 }],
    questions: [{ label: "Which walk is it?", kind: "text", required: true }],
  });

  const files = page.getByLabel("Add pictures");
  await files.setInputFiles({
    name: "notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("x"),
  });
  const problem = page.getByRole("main").getByRole("alert");
  await expect(problem).toContainText("notes.txt is no picture");
  await files.setInputFiles({
    ...{ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") },
  });
  await expect(problem).toContainText("picture must be a JPEG, PNG");
  const bytes = await picture();
  await files.setInputFiles({ name: "map.jpg", mimeType: "image/jpeg", buffer: bytes });
  await expect(page.getByLabel("What picture 1 shows")).toBeVisible();
  await expectGoodNow(page);
});

test("items are put in order by keys, and one that was removed comes back", async ({ page }) => {
  const { siteId, owner } = await newStore();
  await createItem(owner, siteId, { title: "A lesson", price: 4500, currency: "EUR" });
  await signIn(page, siteId);
  await expectGood(page, "/store");
  const titles = () => page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect(titles()).toHaveText(["Signed print", "A lesson"]);
  const handle = page.getByRole("button", { name: /^Move A lesson/ });
  await whenAlive(handle);
  await handle.press("ArrowUp");
  await expect(titles()).toHaveText(["A lesson", "Signed print"]);
  await expect
    .poll(() =>
      query("select title from store_items where site_id = $1 order by position", [siteId]),
    )
    .toEqual([{ title: "A lesson" }, { title: "Signed print" }]);
  await page.getByRole("button", { name: "Remove A lesson" }).click();
  await expect(titles()).toHaveText(["Signed print"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(titles()).toHaveText(["A lesson", "Signed print"]);
});

test("store and item are good to look at, and load no script", async ({ page }) => {
  const { site } = await newStore();
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await expectGood(page, `/s/${site.slug}`);
  await page.getByRole("link", { name: "Signed print" }).click();
  await expect(page.getByRole("img", { name: "A harbour at night" })).toBeVisible();
  await expectGoodNow(page);
  expect(scripts).toEqual([]);
});

async function withoutScripts(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

test("without scripts a request gets as far as the card, and what is missing is said at its field", async ({
  browser,
}) => {
  const { path } = await newStore();
  const page = await withoutScripts(browser);
  await page.goto(path);
  await page.getByLabel("Your name").fill("Robin");
  await page.getByLabel("E-mail address").fill("robin@example.com");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Request: on to the card" }).click();
  await expect(page.getByRole("alert")).toHaveText("Please answer: Signed for whom?");
  await expect(page.getByLabel("Signed for whom?")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Your name")).toHaveValue("Robin");
  await expect(page.getByRole("checkbox")).toBeChecked();
  await page.getByLabel("Signed for whom?").fill("Kim");
  await page.getByRole("button", { name: "Request: on to the card" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your card");
  // A browser whose scripts are blocked, not off, does not draw it; it stands there all the same.
  expect(await page.content()).toContain("only be entered with JavaScript switched on");
  await expect(page.getByRole("button", { name: /^Request/ })).toBeDisabled();
  await page.context().close();
});

test("a request is an order once its card was checked: a refused card first, then another", async ({
  page,
}) => {
  const { siteId, path } = await newStore();
  await goToCard(page, path);
  await typeCard(page, "4000000000000002");
  await expectGoodNow(page);
  const button = page.getByRole("button", { name: /^Request/ });
  await button.click();
  await expect(page.getByRole("alert")).toContainText("declined");
  await expect(button).toBeEnabled();
  await typeCard(page, "4242424242424242");
  await button.dblclick();
  await expect(page).toHaveURL(/\/order\?orderId=ord_/);
  const orders = await query(
    "select status::text, payment_status::text, amount::int from orders where site_id = $1",
    [siteId],
  );
  expect(orders).toEqual([{ status: "received", payment_status: "verified", amount: 2500 }]);
});

test("what was sold out or got another price meanwhile is said, and what was typed stays", async ({
  page,
}) => {
  const { siteId, path } = await newStore({ stock: 1 });
  await page.goto(path);
  await page.getByLabel("Your name").fill("Robin");
  await query("update store_items set price = 2600 where site_id = $1 returning 1", [siteId]);
  await page.getByRole("button", { name: "Request: on to the card" }).click();
  await expect(page.getByRole("alert")).toContainText("The price has changed");
  await expect(page.getByRole("alert")).toContainText("€26.00");
  await expect(page.getByLabel("Your name")).toHaveValue("Robin");
  await query("update store_items set stock = 0 where site_id = $1 returning 1", [siteId]);
  await page.getByLabel("Signed for whom?").fill("Kim");
  await page.getByLabel("E-mail address").fill("robin@example.com");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Request: on to the card" }).click();
  await expect(page.getByRole("alert")).toContainText("sold out");
  await expect(page.getByLabel("Your name")).toHaveValue("Robin");
});
