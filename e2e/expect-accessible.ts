import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

async function violationsOf(page: Page, rules?: string[]) {
  // Axe waits forever for an answer from a frame that runs no script.
  const axe = new AxeBuilder({ page }).exclude("iframe[sandbox]");
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
  }));
}

/**
 * Axe finds nothing to complain about on the page as it is now, WCAG 2.2 AA and good practice; and
 * its colours are as readable in the dark, which is all that differs there.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violationsOf(page, ["color-contrast"])).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}
