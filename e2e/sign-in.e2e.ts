import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGood } from "./in-every-look";
import { fillIn, newAccount, password } from "./new-account";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

// There is one in the sidebar and one in the top bar, of which a screen shows either.
const yourMenu = (page: Page) =>
  page.getByRole("button", { name: "Your menu" }).filter({ visible: true });

const problem = (page: Page) => page.getByRole("main").getByRole("alert");

/** Asks for a link on the sign-in page, and opens it from the mailbox. */
async function openMailedLink(page: Page, email: string) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByRole("button", { name: "E-mail me a link instead" }).click();
  await expect(page.getByRole("status")).toContainText(`If ${email} has an account here`);
  await expect(async () => {
    await page.goto("/sandbox/mailbox");
    await page.getByRole("link", { name: email }).click({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(
    "Your link to sign in to Onetill",
  );
  const popup = page.waitForEvent("popup");
  await page.frameLocator("iframe").getByRole("link", { name: "Sign in" }).click();
  return await popup;
}

test("somebody who signs in comes to the page they asked for", async ({ page }) => {
  const email = await newAccount();
  await page.goto("/sites?from=mail");
  await expect(page).toHaveURL("/sign-in?next=%2Fsites%3Ffrom%3Dmail");
  await fillIn(page, email.toUpperCase());
  await expect(page).toHaveURL("/sites?from=mail");
  await page.goto("/sign-in");
  await expect(page).not.toHaveURL(/sign-in/);
});

test("a wrong password is said in words, and what was typed stays", async ({ page }) => {
  const email = await newAccount();
  await page.goto("/sign-in");
  await fillIn(page, email, "another password");
  await expect(problem(page)).toHaveText("The e-mail address or the password is wrong.");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
  expect(page.url()).not.toContain("password");
});

test("the way on after signing in never leads to another website", async ({ page }) => {
  const email = await newAccount();
  await page.goto("/sign-in?next=%2F%2Fevil.example%2F");
  await fillIn(page, email);
  await expect(page).not.toHaveURL(/sign-in/);
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("a mailed link signs in after a click, once", async ({ page }) => {
  const email = await newAccount();
  const link = await openMailedLink(page, email);
  await expect(link.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(link).toHaveURL("/sign-in/link");
  await link.getByRole("button", { name: "Sign in" }).click();
  await expect(link).not.toHaveURL(/sign-in/);

  await page.context().clearCookies();
  const again = page.waitForEvent("popup");
  await page.frameLocator("iframe").getByRole("link", { name: "Sign in" }).click();
  const used = await again;
  await used.getByRole("button", { name: "Sign in" }).click();
  await expect(problem(used)).toHaveText(
    "This link was used already, is too old, or there is a newer one.",
  );
  await used.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(used).toHaveURL("/sign-in");
});

test("a program that opens the link in a mail does not use it up", async ({ page, request }) => {
  const email = await newAccount();
  await openMailedLink(page, email);
  const href = await page
    .frameLocator("iframe")
    .getByRole("link", { name: "Sign in" })
    .getAttribute("href");
  const scanned = await request.get(href ?? "");
  expect(scanned.status()).toBe(200);
  expect(scanned.headers()["referrer-policy"]).toBe("no-referrer");
  await page.goto(href ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});

test("who forgot the password sets a new one after signing in with a link", async ({ page }) => {
  const email = await newAccount();
  const link = await openMailedLink(page, email);
  await link.getByRole("button", { name: "Sign in" }).click();
  await expect(link).not.toHaveURL(/sign-in/);
  await link.goto("/account");
  await expect(link.getByLabel("Current password")).toHaveCount(0);
  await link.getByLabel("New password").fill("some other words");
  await link.getByRole("button", { name: "Change password" }).click();
  await expect(link.getByText("Password changed")).toBeVisible();
  await link.context().clearCookies();
  await link.goto("/sign-in");
  await fillIn(link, email, "some other words");
  await expect(link).not.toHaveURL(/sign-in/);
});

test("a new password keeps this browser signed in and signs the others out", async ({
  page,
  browser,
}) => {
  const email = await newAccount();
  const other = await (await browser.newContext()).newPage();
  for (const each of [page, other]) {
    await each.goto("/sign-in?next=/account");
    await fillIn(each, email);
    await expect(each.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  }
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill("some other words");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await expect(page.getByLabel("Current password")).toBeFocused();
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test("signing out ends this session, signing out everywhere ends all", async ({
  page,
  browser,
}) => {
  const person = await newPerson();
  const other = await browser.newContext();
  await signInAs(page.context(), person.userId);
  await signInAs(other, person.userId);

  await page.goto("/account");
  await yourMenu(page).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);

  const elsewhere = await other.newPage();
  await elsewhere.goto("/account");
  await signInAs(page.context(), person.userId);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL("/sign-in");
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await other.close();
});

test("a changed name is shown at once", async ({ page }) => {
  const { siteId } = await newSite();
  const person = await newPerson({ [siteId]: "viewer" });
  await signInAs(page.context(), person.userId);
  await page.goto("/account");
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("A name is required.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Robin Renamed");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Name saved")).toBeVisible();
  await expect(yourMenu(page)).toContainText("Robin Renamed");
});

test("once there is an account, the set-up page is not there any more", async ({ page }) => {
  await newPerson();
  expect((await page.goto("/setup"))?.status()).toBe(404);
});

test("a link as they were mailed before goes on where nobody reads its token", async ({ page }) => {
  for (const path of ["/sign-in/link", "/invite"]) {
    await page.goto(`${path}?token=made-up`);
    await expect(page).toHaveURL(path);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation is over");
});

test("without scripts, what a link needs is said in a sentence", async ({ request }) => {
  for (const path of ["/sign-in/link", "/invite"]) {
    const html = await (await request.get(path)).text();
    const [, said = ""] = /<noscript>(.*?)<\/noscript>/s.exec(html) ?? [];
    expect(said, path).toContain("This page needs JavaScript");
  }
});

test("a second link in the same tab is taken as the first one is", async ({ page }) => {
  await newPerson();
  await page.goto("/sign-in/link#token=first");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(problem(page)).toContainText("This link was used already");
  await page.evaluate(() => window.location.assign("#token=second"));
  await expect(problem(page)).toHaveCount(0);
  await expect(page).toHaveURL("/sign-in/link");
});

const openPaths = [
  "/sign-in",
  "/sign-in/link",
  "/sign-in/link#token=x",
  "/invite",
  "/invite#token=x",
  "/sandbox/mailbox",
];
test("the open pages are good on a desk and on a phone", async ({ page }) => {
  await newPerson();
  for (const path of openPaths) await expectGood(page, path);
});

test("the account page is good on a desk and on a phone", async ({ page }) => {
  const person = await newPerson();
  await signInAs(page.context(), person.userId);
  await expectGood(page, "/account");
});
