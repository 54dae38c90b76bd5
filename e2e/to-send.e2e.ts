import { expect, type Page, test } from "@playwright/test";
import { closePool, query } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

const shipping = {
  ...{ full_name: "Ines Example", street_address: "Musterweg 1", city: "Berlin" },
  ...{ postal_code: "10115", country: "Germany", telephone: "+49 30 1234567" },
};

/** A site with three orders that wait: from Ines, from Jonas and from Kaya, who waits the shortest. */
async function newDesk(page: Page, role: Role = "support") {
  const { siteId, site } = await newSite("Lantern Workshop");
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const ines = await newOrder(siteId, {
    fields: {
      ...{ customerName: "Ines Example", placedAt: hoursAgo(3), shipping },
      message: "Please leave it with the neighbour.",
      items: [
        {
          ...{ name: "Lantern", variation: "Indigo", quantity: 2, unitAmount: 600n },
          details: { question: "Which name shall be on it?", answers: ["Noor"] },
        },
      ],
    },
  });
  const jonas = await newOrder(siteId, {
    fields: { customerName: "Jonas Example", placedAt: hoursAgo(2) },
  });
  const kaya = await newOrder(siteId, {
    fields: { customerName: "Kaya Example", placedAt: hoursAgo(1), shipping },
  });
  const person = await newPerson({ [siteId]: role });
  await signInAs(page.context(), person.userId);
  return { siteId, site, orders: [ines, jonas, kaya] as const };
}

const onTable = (page: Page) => page.getByRole("main").getByRole("heading", { level: 2 }).first();

/** Opens the table and waits until its keys do something. */
async function open(page: Page) {
  await page.goto("/orders/to-send");
  await expect(page.getByRole("heading", { level: 1, name: "To send" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(onTable(page)).not.toHaveText("Ines Example", { timeout: 500 });
  }).toPass();
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(onTable(page)).toHaveText("Ines Example");
}

test("an order is packed and completed by keyboard alone, and the next one comes up", async ({
  page,
}) => {
  const { siteId, orders } = await newDesk(page);
  await open(page);
  const table = page.getByRole("region", { name: "Ines Example" });
  await expect(table).toContainText("2 ×");
  await expect(table).toContainText("Which name shall be on it?");
  await expect(table).toContainText("Noor");
  await expect(table).toContainText("Please leave it with the neighbour.");
  await expect(table.getByRole("group").or(table.locator("address"))).toHaveText(
    /Ines Example\s*Musterweg 1\s*10115 Berlin\s*Germany/,
  );
  await expect(page.getByRole("status").filter({ hasText: "Order 1 of 3" })).toBeAttached();

  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: /Complete order/ });
  await expect(dialog.getByLabel("Carrier")).toBeFocused();
  await page.keyboard.type("DHL");
  await page.keyboard.press("Tab");
  await page.keyboard.type("00340434");
  await expect(dialog).toContainText("It can be followed on www.dhl.com.");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Wrapped twice.");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(onTable(page)).toHaveText("Jonas Example");
  await expect(onTable(page)).toBeFocused();
  await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
  const [row] = await query<{ status: string; fulfilment: object }>(
    "select status, fulfilment from orders where site_id = $1 and id = $2",
    [siteId, orders[0].id],
  );
  expect(row).toEqual({
    status: "completed",
    fulfilment: { note: "Wrapped twice.", url: null, carrier: "DHL", tracking_number: "00340434" },
  });

  await page.keyboard.press("j");
  await expect(onTable(page)).toHaveText("Kaya Example");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(new RegExp(orders[2].publicId));
});

test("a completion is undone in the toast, and a link that is none is refused beside its field", async ({
  page,
}) => {
  await newDesk(page);
  await open(page);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: /Complete order/ });
  await dialog.getByLabel("Link").fill("ftp://example.com");
  await dialog.getByLabel("Carrier").fill("My cousin");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("url must be a web address")).toBeVisible();
  await expect(dialog.getByLabel("Link")).toBeFocused();
  await expect(dialog.getByLabel("Carrier")).toHaveValue("My cousin");
  await dialog.getByLabel("Link").fill("https://example.com/file");
  await page.keyboard.press("Control+Enter");
  await expect(onTable(page)).toHaveText("Jonas Example");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("2 of 3", { exact: true })).toBeVisible();
});

test("several are completed together, with what became of each", async ({ page }) => {
  const { siteId, orders } = await newDesk(page);
  await open(page);
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  // Somebody else was quicker with one of them.
  await query("update orders set status = 'canceled' where site_id = $1 and id = $2 returning id", [
    siteId,
    orders[0].id,
  ]);
  await page.getByRole("button", { name: "Complete 2" }).click();
  await page.getByRole("button", { name: "Complete them" }).click();
  const report = page.getByRole("dialog", { name: "1 of 2 orders completed" });
  await expect(report.getByRole("listitem").first()).toContainText("canceled");
  await report.getByRole("button", { name: "Done" }).click();
  await expect(onTable(page)).toHaveText("Kaya Example");
});

test("a viewer sees what waits and cannot complete it", async ({ page }) => {
  await newDesk(page, "viewer");
  await open(page);
  await expect(page.getByRole("button", { name: "Complete" })).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the table is good on a desk and on a phone, with its dialog, and when it is empty", async ({
  page,
}) => {
  const { siteId } = await newDesk(page);
  await open(page);
  await expectGoodNow(page);
  await page.keyboard.press("c");
  await expectGoodNow(page);
  await query("update orders set status = 'completed' where site_id = $1 returning id", [siteId]);
  await page.goto("/orders/to-send");
  await expect(page.getByRole("heading", { name: "Nothing waits to be sent" })).toBeVisible();
  await expectGoodNow(page);
});

test("without scripts one goes from order to order by links", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await newDesk(page);
  await page.goto("/orders/to-send");
  await page.getByRole("link", { name: /Kaya Example/ }).click();
  await expect(onTable(page)).toHaveText("Kaya Example");
  await context.close();
});

test("slips and labels are sheets of their own paper, good to look at before", async ({ page }) => {
  const { orders } = await newDesk(page);
  const ids = orders.map(({ publicId }) => `id=${publicId}`).join("&");
  await page.goto(`/orders/print?what=slips&${ids}`);
  await expect(page.getByRole("article")).toHaveCount(3);
  await expect(page.getByRole("article").first()).toContainText("10115 Berlin");
  await expectGoodNow(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  const pagesOf = async () =>
    (
      (await page.pdf({ preferCSSPageSize: true }))
        .toString("latin1")
        .match(/\/Type\s*\/Page\b/g) ?? []
    ).length;
  expect(await pagesOf()).toBe(3);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Address labels" }).click();
  await expect(page.getByRole("region", { name: /Label of order/ })).toHaveCount(2);
  await expect(page.getByText("1 without an address left out")).toBeVisible();
  await page.getByRole("link", { name: "US Letter" }).click();
  await expect(page).toHaveURL(/paper=letter/);
  await expectGoodNow(page);
  await page.emulateMedia({ media: "print" });
  expect(await pagesOf()).toBe(1);
});
