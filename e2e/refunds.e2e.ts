import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { getOrder } from "@/lib/orders";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { newRequest } from "@/test/stripe-site";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";
import { whenAlive } from "./when-alive";

test.afterAll(closePool);

const several = {
  items: [
    { name: "A signed print of the harbour", quantity: 3, unitAmount: 1000n },
    { name: "Card", quantity: 1, unitAmount: 500n },
  ],
  amountShipping: 250n,
};

async function newTill() {
  const made = await newSite("Lantern Maps");
  const owner = made.as("owner", "Kim");
  const newPaid = async (wish = {}) => {
    const order = await newRequest(null, { siteId: made.siteId, ...several, ...wish });
    await runCommand(owner, order.publicId, "accept");
    return order;
  };
  return { ...made, owner, newPaid };
}

const signIn = async (page: Page, siteId: string, role: "manager" | "support") =>
  signInAs(page.context(), (await newPerson({ [siteId]: role })).userId);

test("money goes back by line and by amount on the order's page, and who has no right to money has no button", async ({
  page,
}) => {
  const { siteId, newPaid, owner } = await newTill();
  const { publicId } = await newPaid();
  await signIn(page, siteId, "manager");
  await page.goto(`/orders/${publicId}`);
  const open = page.getByRole("button", { name: "Refund", exact: true });
  await (await whenAlive(open)).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("radio", { name: "By item" }).check();
  await dialog.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose what to give back.");
  await dialog.getByLabel("A signed print of the harbour").fill("2");
  await dialog.getByLabel("Shipping").check();
  await expect(dialog).toContainText("€22.50");
  await expectGoodNow(page);
  await dialog.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(page.getByText("€22.50 was given back")).toBeVisible();
  const refunds = page.getByRole("list", { name: "Refunds" });
  await expect(refunds).toContainText("2 × A signed print of the harbour");
  await expect(refunds).toContainText("Shipping");
  expect((await getOrder(owner, publicId)).amountRefunded).toBe(2250n);

  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await dialog.getByRole("radio", { name: "By amount" }).check();
  await expect(dialog.getByLabel("Amount in EUR")).toHaveValue("15.00");
  await dialog.getByLabel("Amount in EUR").fill("15.01");
  await dialog.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("at most €15.00");
  await expectGoodNow(page);
  await dialog.getByRole("button", { name: "Keep the money" }).click();
  await expectGoodNow(page);

  await page.context().clearCookies();
  await signIn(page, siteId, "support");
  await page.goto(`/orders/${publicId}`);
  await expect(page.getByRole("list", { name: "Refunds" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Refund", exact: true })).toHaveCount(0);
});

test("several orders are refunded at once: the sums stand there before, and what became of each after", async ({
  page,
}) => {
  const { siteId, newPaid, owner } = await newTill();
  const orders = [
    await newPaid(),
    await newPaid({ items: [{ name: "Map", quantity: 1, unitAmount: 1200n }], currency: "USD" }),
    await newRequest(null, { siteId }),
  ];
  await signIn(page, siteId, "manager");
  await page.goto("/orders");
  const all = page.getByRole("checkbox", { name: "Select all of this page" });
  await (await whenAlive(all)).click();
  const bar = page.getByRole("region", { name: "Selected orders" });
  for (const name of ["Accept", "Decline", "Complete", "Refund"]) {
    await expect(bar.getByRole("button", { name: `${name} orders` })).toBeVisible();
  }
  await expectGoodNow(page);
  await bar.getByRole("button", { name: "Refund orders" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("€37.50");
  await expect(dialog).toContainText("$14.50");
  await expect(dialog).toContainText("Of the other one there is no money to give back here.");
  await expectGoodNow(page);
  await dialog.getByRole("button", { name: "Refund 3 orders" }).click();
  const report = page.getByRole("dialog");
  await expect(report).toContainText("2 of 3 orders refunded");
  await expect(report).toContainText("There is no money of this order to give back");
  await expectGoodNow(page);
  const statuses = await Promise.all(
    orders.map(async ({ publicId }) => (await getOrder(owner, publicId)).paymentStatus),
  );
  expect(statuses).toEqual(["refunded", "refunded", "verified"]);
});
