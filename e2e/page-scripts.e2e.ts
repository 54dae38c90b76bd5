import { expect, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import { measurePageScripts, readScript } from "@/scripts/bench/page-scripts";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

/** Text that only the polyfills of node:crypto and Temporal, or zod, bring along. */
const unwanted = {
  "a polyfill of node:crypto": "createCipheriv",
  zod: "invalid_format",
  "a polyfill of Temporal": "toZonedDateTimeISO",
};

test("no page has the browser load a polyfill of node:crypto or of Temporal, or zod", () => {
  const pages = measurePageScripts();
  expect(pages.length).toBeGreaterThan(30);
  const found = pages.flatMap(({ page, files }) =>
    Object.entries(unwanted).flatMap(([what, sign]) =>
      files.some((file) => readScript(file).includes(sign)) ? [`${page}: ${what}`] : [],
    ),
  );
  expect(found).toEqual([]);
});

test("the list of orders loads 185 kB of scripts of its own at most", () => {
  const orders = measurePageScripts().find(({ page }) => page === "/(dashboard)/orders/page");
  expect(orders?.own).toBeLessThanOrEqual(185_000);
});

test("the palette's script comes when it is opened, and what is typed meanwhile is kept", async ({
  page,
}) => {
  const { siteId } = await newSite();
  const { userId } = await newPerson({ [siteId]: "owner" });
  await signInAs(page.context(), userId);
  await page.goto("/sites");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  let letThrough = () => {};
  const typed = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const late: string[] = [];
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    late.push(route.request().url());
    await typed;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await palette.getByRole("textbox").fill("robin");
  await expect.poll(() => late.length).toBeGreaterThan(0);
  letThrough();
  await expect(palette.getByRole("option", { name: "Search orders for “robin”" })).toBeVisible();
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(" hart");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/orders\?q=robin(%20|\+)hart/);
});
