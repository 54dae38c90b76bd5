import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { closePool, query } from "@/lib/db";
import { newId, type Role, toPublicId } from "@/lib/kernel";
import { connectPlatform, platforms } from "@/lib/platforms";
import { kofiPayload } from "@/test/deliveries";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

interface Planted {
  state?: "processed" | "quarantined";
  reason?: string | null;
  body?: Buffer;
  platform?: string;
  eventType?: string | null;
}

// In the form of Ko-fi’s, which is long enough for the others.
const secret = "4f3c1a2b-8d9e-4b6f-9d11-1234567890ab";

/** Somebody with a site of their own that both platforms are connected to. */
async function openSite(page: Page, role: Role = "owner") {
  const { site, siteId, system } = await newSite("Corner shop");
  const person = await newPerson({ [siteId]: role });
  await signInAs(page.context(), person.userId);
  for (const { slug } of platforms) await connectPlatform(system, siteId, slug, secret);
  /** Puts a delivery there as if it had come a while ago. */
  const plant = async (delivery: Planted = {}) => {
    const { state = "quarantined", platform = "kofi", eventType = "Donation" } = delivery;
    const reason = delivery.reason ?? null;
    const body = delivery.body ?? Buffer.from(JSON.stringify(kofiPayload()));
    const id = newId();
    await query(
      `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, event_type,
         body, headers, state, reason, received_at)
       select $1::uuid, $2, c.id, $3, $1::text, $4, $5, '{"user-agent":"Ko-fi"}', $6::inbound_state,
         $7, onetill_now() - interval '5 minutes'
       from connections c where c.site_id = $2 and c.platform = $3`,
      [id, siteId, platform, eventType, body, state, reason],
    );
    return toPublicId("delivery", id);
  };
  return { site, siteId, plant };
}

const unknownType = 'type: "Raffle" is unknown';
const failed = "Onetill failed to store this";
const raffle = () => Buffer.from(JSON.stringify(kofiPayload({ type: "Raffle" })));

test("a delivery in quarantine is explained, replayed, and becomes an order", async ({ page }) => {
  const { plant } = await openSite(page);
  await plant({ reason: failed });
  await page.goto("/deliveries");
  const row = page.getByRole("row").filter({ hasText: "Onetill could not finish this delivery" });
  await expect(row).toContainText("Quarantined");
  await row.getByRole("link", { name: "Donation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ko-fi: Donation" })).toBeVisible();
  await expect(page.getByText("Nothing is lost")).toBeVisible();
  await expect(page.getByText(`Reason: ${failed}`)).toBeVisible();

  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("Replayed", { exact: true })).toBeVisible();
  const facts = page.getByRole("region", { name: "What became of it" });
  await expect(facts).toContainText("Order for €3.00");
  await expect(page.getByText("Processed", { exact: true })).toBeVisible();

  // Once more changes nothing.
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(facts).toContainText("The order was there already");
  await facts.getByRole("link", { name: "Open the order" }).click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  await expect(page.getByText("Robin Example").first()).toBeVisible();
});

test("what cannot be understood yet stays in quarantine", async ({ page }) => {
  const { plant } = await openSite(page);
  const id = await plant({ reason: unknownType, body: raffle(), eventType: "Raffle" });
  await page.goto(`/deliveries/${id}`);
  await expect(
    page.getByText("Ko-fi sent a kind of event that Onetill does not know yet"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("Still in quarantine", { exact: true })).toBeVisible();
  await expect(page.getByText("Quarantined", { exact: true })).toBeVisible();
});

test("all in quarantine are replayed at once, with a result for each", async ({ page }) => {
  const { site, plant } = await openSite(page);
  await plant({ reason: failed });
  await plant({ reason: unknownType, body: raffle(), eventType: "Raffle" });
  await plant({ reason: failed });
  await page.goto(`/deliveries?site=${site.slug}&state=quarantined`);
  await page.getByRole("button", { name: "Replay all quarantined" }).click();
  const rows = page.getByRole("list", { name: "Deliveries in quarantine" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "Replay 3" }).click();
  await expect(page.getByText("2 went through.")).toBeVisible();
  await expect(rows.filter({ hasText: "Order for €3.00" })).toHaveCount(2);
  await expect(rows.filter({ hasText: "Raffle" })).toContainText("Still not understood");
  await page.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("row").filter({ hasText: "Quarantined" })).toHaveCount(1);
});

test("filters and pages are in the address", async ({ page }) => {
  const { plant } = await openSite(page);
  for (let index = 0; index < 51; index++) await plant({ state: "processed" });
  await plant({ reason: unknownType, platform: "buymeacoffee", eventType: "gift_card.created" });
  await page.goto("/deliveries");
  await expect(page.getByRole("row")).toHaveCount(51);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page).toHaveURL(/before=/);
  await expect(page.getByRole("row")).toHaveCount(51);

  await page
    .getByRole("navigation", { name: "State" })
    .getByRole("link", { name: /Quara/ })
    .click();
  await expect(page).toHaveURL(/\/deliveries\?state=quarantined$/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByLabel("Platform").selectOption({ label: "Ko-fi" });
  await expect(page).toHaveURL(/platform=kofi/);
  await expect(page.getByText("Nothing is in quarantine")).toBeVisible();
  await page.getByRole("link", { name: "Show all deliveries" }).click();
  await expect(page.getByRole("row")).toHaveCount(51);
  await page.goto("/deliveries?after=nonsense&state=quarantined");
  await expect(page).toHaveURL(/\/deliveries\?state=quarantined$/);
});

test("a raw body is shown safely, copied and saved as it came", async ({ page }) => {
  const { plant } = await openSite(page);
  const body = Buffer.from([0x7b, 0x22, 0xff, 0x00, 0x22, 0x3c, 0x62, 0x3e, 0x7d]);
  const id = await plant({ reason: "body: not JSON", body, eventType: null });
  await page.goto(`/deliveries/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ko-fi: unreadable delivery");
  await expect(page.getByRole("region", { name: "body", exact: true })).toHaveText(
    '{"\\xff\\x00"<b>}',
  );
  await expect(page.getByText("This is not valid text")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${id}.json`);
  expect(readFileSync(await download.path())).toEqual(body);
});

test("a viewer reads deliveries and replays none; nobody reads another site's", async ({
  page,
}) => {
  const other = await openSite(page);
  const others = await other.plant({ reason: failed });
  const { plant } = await openSite(page, "viewer");
  const id = await plant({ reason: failed });
  await page.goto("/deliveries?state=quarantined");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("button", { name: /Replay/ })).toHaveCount(0);
  await page.goto(`/deliveries/${id}`);
  await expect(page.getByRole("heading", { name: "Raw body" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Replay" })).toHaveCount(0);
  for (const path of [`/deliveries/${others}`, `/deliveries/${others}/body`, "/deliveries/dlv_x"]) {
    expect((await page.request.get(path)).status()).toBe(404);
  }
});

test("a new delivery appears in the list by itself", async ({ page }) => {
  const { site } = await openSite(page);
  await page.goto("/deliveries");
  await expect(page.getByText("Nothing has been delivered yet")).toBeVisible();
  const data = JSON.stringify({ verification_token: secret, ...kofiPayload() });
  const answer = await page.request.post(`/api/webhooks/kofi/${site.clientId}`, { form: { data } });
  expect(answer.status()).toBe(200);
  await expect(page.getByRole("row").filter({ hasText: "Order for €3.00" })).toBeVisible();
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { plant } = await openSite(page);
  await page.goto("/deliveries");
  await expect(page.getByText("Nothing has been delivered yet")).toBeVisible();
  await expectGoodNow(page);

  const long = "x".repeat(3000);
  const id = await plant({
    reason: `type: "${long}" is unknown`,
    body: Buffer.from(JSON.stringify(kofiPayload({ message: long }))),
    eventType: long.slice(0, 100),
  });
  await plant({ state: "processed" });
  await page.goto("/deliveries");
  await expect(page.getByRole("link", { name: /Donation/ }).first()).toBeVisible();
  await expectGoodNow(page);
  await page.getByRole("button", { name: "Replay all quarantined" }).click();
  await expect(page.getByRole("button", { name: "Replay 1" })).toBeVisible();
  await expectGoodNow(page);
  await page.goto(`/deliveries/${id}`);
  await expect(page.getByRole("heading", { name: "Raw body" })).toBeVisible();
  await expectGoodNow(page);
});
