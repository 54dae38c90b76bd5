import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

async function violationsOf(page: Page, rules?: string[]) {
  // Axe waits forever for an answer from a frame that runs no script. In its older mode it works in
  // the page itself; the newer one opens another page for each look, which takes longer than looking.
  const axe = new AxeBuilder({ page }).exclude("iframe[sandbox]").setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
  }));
}

/**
 * Axe finds nothing to complain about on the page as it is now, WCAG 2.2 AA and good practice. With
 * `dark`, its colours are as readable in the dark, which is all that differs there; usual on a phone,
 * where there is least to look at, and asked for once a page on a desk.
 */
export async function expectAccessible(
  page: Page,
  { dark = (page.viewportSize()?.width ?? 0) < 640 } = {},
): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await violationsOf(page)).toEqual([]);
  if (!dark) return;
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violationsOf(page, ["color-contrast"])).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}
