import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";

/** A desk and a phone; `expectAccessible` looks at each in light and in dark. */
export const looks = [1440, 390].map((width) => ({ width }));

/** Nothing sticks out at the side. */
export async function expectNothingSideways(page: Page) {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
}

/** Opens a page in one look: it is accessible, and nothing sticks out at the side. */
export async function expectGood(page: Page, path: string, look: (typeof looks)[number]) {
  await page.setViewportSize({ width: look.width, height: 900 });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page, { dark: true });
  await expectNothingSideways(page);
}
