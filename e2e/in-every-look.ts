import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";

/** A desk and a phone: `expectAccessible` looks at the one in light and at the other in dark. */
const widths = [1440, 390];

/** Nothing sticks out at the side. */
export async function expectNothingSideways(page: Page) {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
}

/** The page as it is now is good on a desk and on a phone. The window is as it was afterwards. */
export async function expectGoodNow(page: Page) {
  const usual = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNothingSideways(page);
  }
  if (usual) await page.setViewportSize(usual);
}

/** Opens a page: it is accessible in every look, and nothing sticks out at the side. */
export async function expectGood(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectGoodNow(page);
}
