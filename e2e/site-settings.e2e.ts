import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { newPerson, ownInstallation } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

/** A site of the test's own, and a browser signed in as somebody with this role on it. */
async function openSite(page: Page, role: Role = "owner") {
  const { site, siteId } = await newSite("Paper Lanterns");
  const person = await newPerson({ [siteId]: role });
  await signInAs(page.context(), person.userId);
  const path = `/sites/${site.slug}`;
  await page.goto(path);
  return { site, path, userId: person.userId };
}

test("the installation's owner without a site is led to make one, and owns it", async ({
  page,
}) => {
  const person = await newPerson();
  await ownInstallation(person.userId);
  await signInAs(page.context(), person.userId);
  await page.goto("/orders");
  await expect(page).toHaveURL("/sites");
  await page.getByRole("link", { name: "New site" }).click();
  await page.getByRole("button", { name: "Create site" }).click();
  await expect(page.getByText("A name is required.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Night Walk Podcast");
  await page.getByRole("radio", { name: /^Virtual site/ }).check();
  await expect(page.getByLabel("Web address")).toHaveCount(0);
  await page.getByLabel("Currency").selectOption("JPY");
  await page.getByRole("button", { name: "Create site" }).click();
  await expect(page).toHaveURL(/\/sites\/night-walk-podcast.*\/connections$/);
  await page.goto("/sites");
  const line = page.getByRole("main").getByRole("listitem");
  await expect(line).toContainText("Night Walk Podcast");
  await expect(line).toContainText("Virtual site");
  await expect(line).toContainText("JPY");
  await expect(line).toContainText("Owner");
});

test("somebody who was only invited is shown no way to make sites", async ({ page }) => {
  const person = await newPerson();
  await signInAs(page.context(), person.userId);
  await page.goto("/sites");
  await expect(page.getByText("The owner of this installation makes sites")).toBeVisible();
  await expect(page.getByRole("link", { name: "New site" })).toHaveCount(0);
  expect((await page.goto("/sites/new"))?.status()).toBe(403);
});

test("a manager changes the details of a site, and is told what is wrong with them", async ({
  page,
}) => {
  await openSite(page, "manager");
  await page.getByLabel("Web address").fill("example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is not a web address.")).toBeVisible();
  await expect(page.getByLabel("Web address")).toBeFocused();
  await page.getByLabel("Web address").fill("https://lanterns.example/shop");
  await page.getByLabel("Name", { exact: true }).fill("Lanterns");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Settings saved")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lanterns");
  await page.reload();
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
});

test("the Client ID is copied with a click", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { site } = await openSite(page);
  await page.getByRole("button", { name: "Copy Client ID" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(site.clientId);
});

test("rotating the Client ID warns first, and the old one stops at once", async ({
  page,
  request,
}) => {
  const { site } = await openSite(page);
  const deliver = async (clientId: string) =>
    (await request.post(`/api/webhooks/kofi/${clientId}`, { form: { data: "{}" } })).status();
  expect(await deliver(site.clientId)).toBe(401);
  await page.getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Every webhook address of this site changes");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Client ID", { exact: true })).toHaveValue(site.clientId);
  await page.getByRole("button", { name: "Rotate" }).click();
  await dialog.getByRole("button", { name: "Rotate Client ID" }).click();
  await expect(page.getByLabel("Client ID", { exact: true })).not.toHaveValue(site.clientId);
  await expect(page.getByText("Rotated on")).toBeVisible();
  expect(await deliver(site.clientId)).toBe(404);
});

test("a viewer reads the settings and is offered no change", async ({ page }) => {
  const { path } = await openSite(page, "viewer");
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Rotate" })).toHaveCount(0);
  const response = await page.goto(`${path}/api-keys`);
  expect(response?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role does not allow that");
});

test("a site of somebody else is not there", async ({ page }) => {
  const { site } = await newSite("Somebody else’s");
  await openSite(page);
  expect((await page.goto(`/sites/${site.slug}`))?.status()).toBe(404);
  await expect(page.getByText("Somebody else’s")).toHaveCount(0);
});

test("an API key is shown once, works, and stops when it is revoked", async ({ page, request }) => {
  const { path } = await openSite(page);
  await page.goto(`${path}/api-keys`);
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Spreadsheet");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await dialog.getByLabel("API key", { exact: true }).inputValue();
  expect(key).toMatch(/^ot_[\w-]{43}$/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await page.content()).not.toContain(key);

  const keys = page.getByRole("region", { name: "API keys" }).getByRole("listitem");
  await expect(keys).toContainText("never used");
  const read = () => request.get("/api/v1/orders", { headers: { authorization: `Bearer ${key}` } });
  expect((await read()).status()).toBe(200);
  await expect(async () => {
    await page.reload();
    await expect(keys).toContainText("last used", { timeout: 1000 });
  }).toPass();

  await keys.getByRole("button", { name: "Revoke Spreadsheet" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(keys).toContainText("Revoked");
  expect((await read()).status()).toBe(401);
});

test("the pages of sites are good on a desk and on a phone", async ({ page }) => {
  const { path, userId } = await openSite(page);
  await ownInstallation(userId);
  for (const each of ["/sites", "/sites/new", path, `${path}/api-keys`]) {
    await expectGood(page, each);
  }
});
