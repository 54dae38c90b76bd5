import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectAccessible } from "./expect-accessible";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

/** The people page of a site of the test's own, seen by its owner. */
async function openPeople(page: Page) {
  const { site, siteId } = await newSite("Paper Lanterns");
  const owner = await newPerson({ [siteId]: "owner" });
  await signInAs(page.context(), owner.userId);
  const path = `/sites/${site.slug}/people`;
  await page.goto(path);
  return { site, siteId, owner, path };
}

async function invite(page: Page, email: string, role: RegExp) {
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
}

/** Opens the newest mail to this address in a browser that is signed in as nobody. */
async function openInvitation(page: Page, email: string): Promise<Page> {
  await page.goto("/sandbox/mailbox");
  await page.getByRole("link", { name: email }).first().click();
  const link = page.frameLocator("iframe").getByRole("link", { name: "See the invitation" });
  return goTo(page, (await link.getAttribute("href")) ?? "");
}

async function goTo(page: Page, href: string): Promise<Page> {
  const guest = await (await page.context().browser()?.newContext())?.newPage();
  if (!guest) throw new Error("no browser");
  await guest.goto(href);
  return guest;
}

const row = (page: Page, name: string) =>
  page.getByRole("region", { name: "People" }).getByRole("listitem").filter({ hasText: name });

test("somebody new is invited, makes an account on the way, and works on the site", async ({
  page,
}) => {
  const { path } = await openPeople(page);
  const email = `${newId()}@example.com`;
  await invite(page, email, /^Support/);
  const invited = page.getByRole("region", { name: "Invited, not here yet" });
  await expect(invited.getByRole("listitem")).toContainText(email);

  const guest = await openInvitation(page, email);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Join Paper Lanterns");
  await expect(guest.getByText("Robin Example invites you as Support.")).toBeVisible();
  await guest.getByRole("button", { name: "Create account and accept" }).click();
  await expect(guest.getByText("A name is required.")).toBeVisible();
  await guest.getByLabel("Your name").fill("Sam Lindqvist");
  await guest.getByLabel("Password").fill("a few words in a row");
  await guest.getByRole("button", { name: "Create account and accept" }).click();
  await expect(guest).toHaveURL(/\/orders/);
  await guest.goto(path);
  await expect(row(guest, "Sam Lindqvist")).toContainText("You");

  await page.goto(path);
  await expect(row(page, "Sam Lindqvist")).toContainText(email);
  await expect(invited).toHaveCount(0);
  await guest.context().close();
});

test("somebody with an account signs in and accepts; an invitation works once", async ({
  page,
}) => {
  const { path } = await openPeople(page);
  const guestPerson = await newPerson();
  await invite(page, guestPerson.email, /^Manager/);
  const guest = await openInvitation(page, guestPerson.email);
  await expect(guest.getByText("has an account already")).toBeVisible();
  // The token has left the address; the page is there again after signing in, and after a reload.
  await expect(guest).toHaveURL("/invite");
  await expect(guest.getByRole("link", { name: "Sign in" })).toHaveAttribute(
    "href",
    "/sign-in?next=%2Finvite",
  );
  await signInAs(guest.context(), guestPerson.userId);
  await guest.goto("/invite");
  await guest.getByRole("button", { name: "Accept" }).click();
  await expect(guest).toHaveURL(/\/orders/);
  await guest.goto("/invite");
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("This link is not complete");
  await guest.close();
  const again = await openInvitation(page, guestPerson.email);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("This invitation is over");
  await again.context().close();
  await page.goto(path);
  await expect(page.getByLabel("Role of Robin Example")).toHaveCount(2);
  await guest.context().close();
});

test("an invitation is sent again, and taken back", async ({ page }) => {
  const { path } = await openPeople(page);
  const email = `${newId()}@example.com`;
  await invite(page, email, /^Viewer/);
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("Invitation sent again")).toBeVisible();
  const guest = await openInvitation(page, email);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Join Paper Lanterns");
  await page.goto(path);
  await page.getByRole("button", { name: `Take back ${email}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("Invitation taken back")).toBeVisible();
  await guest.reload();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("This invitation is over");
  await guest.context().close();
});

test("an owner gives somebody another role and takes them off the site", async ({ page }) => {
  const { siteId, path } = await openPeople(page);
  const member = await newPerson({ [siteId]: "viewer" });
  await page.reload();
  const line = row(page, member.email);
  await line.getByLabel("Role of Robin Example").selectOption("manager");
  await expect(page.getByText("Robin Example: Manager")).toBeVisible();
  await page.goto(path);
  await expect(line.getByLabel("Role of Robin Example")).toHaveValue("manager");
  await line.getByRole("button", { name: "Remove Robin Example" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(line).toHaveCount(0);
});

test("the last owner is told why they cannot leave", async ({ page }) => {
  await openPeople(page);
  await page.getByRole("button", { name: "Leave Paper Lanterns" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Leave" }).click();
  await expect(dialog.getByRole("alert")).toContainText("A site needs an owner");
  await expect(dialog.getByRole("button", { name: "Leave" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByLabel("Role of Robin Example").selectOption("viewer");
  await expect(page.getByText("A site needs an owner")).toBeVisible();
  await expect(page.getByLabel("Role of Robin Example")).toHaveValue("owner");
});

test("a viewer sees the people, can leave, and is offered nothing else", async ({ page }) => {
  const { site, siteId } = await newSite("Paper Lanterns");
  await newPerson({ [siteId]: "owner" });
  const viewer = await newPerson({ [siteId]: "viewer" });
  await signInAs(page.context(), viewer.userId);
  await page.goto(`/sites/${site.slug}/people`);
  await expect(page.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "API keys" })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave Paper Lanterns" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL("/sites");
  await expect(page.getByRole("heading", { name: "No site yet" })).toBeVisible();
});

test("the people page is good on a desk and on a phone", async ({ page }) => {
  const { siteId, path } = await openPeople(page);
  await newPerson({ [siteId]: "support" });
  await invite(page, `${newId()}@example.com`, /^Viewer/);
  await expectGood(page, path);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});
