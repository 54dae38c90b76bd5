import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Axe finds nothing to complain about on the page as it is now, WCAG 2.2 AA and good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  // Next streams the title after the page's frame; a person never sees it missing.
  await expect(page).toHaveTitle(/./);
  // Axe waits forever for an answer from a frame that runs no script.
  const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
  }));
  expect(found).toEqual([]);
}
