import type { Page } from "@playwright/test";

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Runs a check on a desk and on a phone, in light and in dark. */
export async function inEveryLook(page: Page, check: (page: Page) => Promise<void>): Promise<void> {
  for (const size of widths) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await check(page);
    }
  }
}
