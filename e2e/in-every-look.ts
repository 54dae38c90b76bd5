import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Opens a page on a desk and on a phone, in light and in dark: it is accessible and fits. */
export async function expectGoodInEveryLook(page: Page, path: string): Promise<void> {
  for (const size of widths) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(sideways, `${path} at ${size.width} px`).toBeLessThanOrEqual(0);
    }
  }
}
