import { expect, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGood, expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";
import { whenAlive } from "./when-alive";

test.afterAll(closePool);

test("an owner sees how cards are taken, has Stripe asked, and is told which key is in the wrong field", async ({
  page,
}) => {
  const { siteId, site } = await newSite("Lantern Maps");
  await signInAs(page.context(), (await newPerson({ [siteId]: "owner" })).userId);
  await expectGood(page, `/sites/${site.slug}/payments`);
  await expect(page.getByText("A stand-in for Stripe on this machine")).toBeVisible();
  const check = page.getByRole("button", { name: "Check now" });
  await whenAlive(check);
  await check.click();
  await expect(page.getByText("Stripe knows the keys.")).toBeVisible();
  await expectGoodNow(page);
  await page.getByLabel("Publishable key").fill("pk_test_000000000000000000000000");
  await page.getByLabel("Secret key").fill("pk_test_000000000000000000000000");
  await page.getByRole("button", { name: "Save keys" }).click();
  const secret = page.getByLabel("Secret key");
  await expect(secret).toHaveAttribute("aria-invalid", "true");
  await expect(secret).toHaveValue("pk_test_000000000000000000000000");
});

test("who is no owner of a site does not see its keys", async ({ page }) => {
  const { siteId, site } = await newSite("Lantern Maps");
  await signInAs(page.context(), (await newPerson({ [siteId]: "manager" })).userId);
  const answer = await page.goto(`/sites/${site.slug}/payments`);
  expect([403, 404]).toContain(answer?.status());
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save keys" })).toHaveCount(0);
});
