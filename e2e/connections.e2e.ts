import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { env, type Role } from "@/lib/kernel";
import { connectPlatform } from "@/lib/platforms";
import { bmcDelivery, bmcPayment, kofiDelivery, type Posted } from "@/test/deliveries";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

const token = "4f3c1a2b-8d9e-4b6f-9d11-1234567890ab";
const another = "0b9a8c7d-6e5f-4a3b-8c2d-01234567cdef";

/** Somebody with a site of their own, signed in, and the site's doors for platforms. */
async function openSite(page: Page, { role = "owner" as Role, connected = false } = {}) {
  const { site, siteId, system } = await newSite("Corner shop");
  const person = await newPerson({ [siteId]: role });
  await signInAs(page.context(), person.userId);
  if (connected) await connectPlatform(system, siteId, "kofi", token);
  const addressOf = (platform: string) =>
    `${env().appUrl}/api/webhooks/${platform}/${site.clientId}`;
  const post = async (platform: string, { headers, body }: Posted) => {
    const answer = await page.request.post(addressOf(platform), {
      headers: Object.fromEntries(headers),
      data: body,
    });
    return answer.status();
  };
  return { site, connections: `/sites/${site.slug}/connections`, addressOf, post };
}

const health = (page: Page) => page.getByRole("region", { name: "Health" });
const samples = (page: Page) => page.getByRole("list", { name: "Samples" });

async function sendSamples(page: Page) {
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("left out of all figures")).toBeVisible();
  await page.getByRole("button", { name: /^Send \d+ samples$/ }).click();
  await expect(page.getByText("The whole way works")).toBeVisible({ timeout: 45_000 });
}

test("a creator connects Ko-fi, sends a test, and sees the orders in the list", async ({
  page,
}) => {
  const { site, connections, addressOf } = await openSite(page);
  await page.goto(connections);
  await expect(
    page.getByRole("heading", { name: "Where do your orders come from?" }),
  ).toBeVisible();
  await page.getByRole("link", { name: /Ko-fi/ }).click();
  await expect(page.getByRole("heading", { name: "Connect Ko-fi", exact: true })).toBeVisible();
  await expect(page.getByLabel("Webhook address")).toHaveValue(addressOf("kofi"));
  await expect(page.getByRole("link", { name: /Open Ko-fi’s webhook page/ })).toHaveAttribute(
    "href",
    "https://ko-fi.com/manage/webhooks",
  );

  await page.getByRole("textbox", { name: "Verification token" }).fill("x");
  await page.getByRole("button", { name: "Connect Ko-fi" }).click();
  await expect(page.getByText(/This is not a verification token of Ko-fi/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Verification token" })).toBeFocused();
  await page.getByRole("textbox", { name: "Verification token" }).fill(token);
  await page.getByRole("button", { name: "Connect Ko-fi" }).click();
  await expect(health(page)).toContainText("Waiting for the first delivery");
  expect(await page.content()).not.toContain(token);

  await sendSamples(page);
  await expect(samples(page).getByRole("listitem")).toHaveCount(5);
  await expect(samples(page).getByRole("listitem").first()).toContainText(
    "Answered 200 · Order for $3.00",
  );
  await expect(samples(page).getByRole("link", { name: "Open the order" })).toHaveCount(5);
  await page.getByRole("link", { name: "See the test orders" }).click();
  await expect(page).toHaveURL(new RegExp(`/orders\\?.*site=${site.slug}`));
  await expect(page.getByRole("row").filter({ hasText: "Robin Example" })).toHaveCount(5);
});

test("every sample of Buy Me a Coffee goes its way, refunds beside their payments", async ({
  page,
}) => {
  const { connections } = await openSite(page);
  await page.goto(`${connections}/buymeacoffee`);
  await page.getByLabel("Signing secret").fill("a signing secret of sixteen samples");
  await page.getByRole("button", { name: "Connect Buy Me a Coffee" }).click();
  await sendSamples(page);
  const rows = samples(page).getByRole("listitem");
  await expect(rows).toHaveCount(16);
  await expect(rows.filter({ hasText: "Tip refunded" })).toContainText("$5.00 refunded");
  await expect(rows.filter({ hasText: "Extra changed" })).toContainText("Order updated");
  await expect(rows.filter({ hasText: "Membership paused" })).toContainText("Membership paused");

  await page.getByRole("button", { name: "Done" }).click();
  await expect(health(page)).toContainText("Working");
  await expect(health(page)).toContainText("Today16");
});

test("a payment from outside shows on the page by itself", async ({ page }) => {
  const { connections, post } = await openSite(page, { connected: true });
  await page.goto(connections);
  const card = page.getByRole("region", { name: "Ko-fi" });
  await expect(card).toContainText("Waiting for the first delivery");
  expect(await post("kofi", kofiDelivery(token))).toBe(200);
  await expect(card).toContainText("Working");
  await expect(card).toContainText("just now");
});

test("a refused delivery says why, and one after it makes things well", async ({ page }) => {
  const { connections, post } = await openSite(page, { connected: true });
  expect(await post("kofi", kofiDelivery("another token"))).toBe(401);
  await page.goto(`${connections}/kofi`);
  await expect(health(page)).toContainText("Failing");
  await expect(health(page)).toContainText("The verification token is another one.");
  expect(await post("kofi", kofiDelivery(token))).toBe(200);
  await expect(health(page)).toContainText("Working");
});

test("what comes before its secret is refused, and the page says that it arrives", async ({
  page,
}) => {
  const { connections, post } = await openSite(page, { connected: true });
  await page.goto(`${connections}/kofi`);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("button", { name: "Disconnect Ko-fi" }).click();
  await expect(page.getByRole("heading", { name: "Connect Ko-fi", exact: true })).toBeVisible();
  expect(await post("kofi", kofiDelivery(token))).toBe(401);
  await page.reload();
  await expect(page.getByText("Ko-fi reaches this address already")).toBeVisible();
});

test("a replaced secret stops at once, and neither is ever shown", async ({ page }) => {
  const { connections, post } = await openSite(page, { connected: true });
  await page.goto(`${connections}/kofi`);
  await expect(page.getByText("••••••••90ab")).toBeVisible();
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(page.getByText("The old one stops at once")).toBeVisible();
  await page.getByRole("textbox", { name: "Verification token" }).fill(another);
  await page.getByRole("button", { name: "Replace verification token" }).click();
  await expect(page.getByText("••••••••cdef")).toBeVisible();
  expect(await post("kofi", kofiDelivery(token))).toBe(401);
  expect(await post("kofi", kofiDelivery(another))).toBe(200);
  const content = await page.content();
  expect(content).not.toContain(token);
  expect(content).not.toContain(another);
});

test("a viewer sees how connections do and can change none", async ({ page }) => {
  const { connections } = await openSite(page, { role: "viewer", connected: true });
  await page.goto(`${connections}/kofi`);
  await expect(health(page)).toContainText("Waiting for the first delivery");
  for (const name of ["Send a test", "Replace", "Disconnect"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await page.goto(`${connections}/buymeacoffee`);
  await expect(page.getByText("Buy Me a Coffee is not connected")).toBeVisible();
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { connections, post } = await openSite(page);
  await page.goto(connections);
  await expect(page.getByRole("heading", { name: /Where do your orders/ })).toBeVisible();
  await expectGoodNow(page);

  await page.goto(`${connections}/kofi`);
  await page.getByRole("button", { name: "Connect Ko-fi" }).click();
  await expect(page.getByText(/This is empty; paste the secret/)).toBeVisible();
  await expectGoodNow(page);
  await page.getByRole("textbox", { name: "Verification token" }).fill(token);
  await page.getByRole("button", { name: "Connect Ko-fi" }).click();
  await expect(health(page)).toBeVisible();

  await sendSamples(page);
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "Newest deliveries" })).toBeVisible();
  await post("kofi", kofiDelivery("another token"));
  await page.reload();
  await expect(health(page)).toContainText("Failing");
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(page.getByText("The old one stops at once")).toBeVisible();
  await expectGoodNow(page);
  await page.goto(connections);
  await expect(page.getByRole("region", { name: "Ko-fi" })).toBeVisible();
  await expectGoodNow(page);
});

test("another site's secret opens nothing here", async ({ page }) => {
  const { post } = await openSite(page, { connected: true });
  const other = bmcDelivery("a secret of somebody else", "donation.created", bmcPayment());
  expect(await post("buymeacoffee", other)).toBe(401);
  expect(await post("patreon", other)).toBe(404);
});
