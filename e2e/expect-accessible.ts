import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

async function violationsOf(page: Page) {
  // Axe waits forever for an answer from a frame that runs no script. In its older mode it works in
  // the page itself; the newer one opens another page for each look, which takes longer than looking.
  const axe = new AxeBuilder({ page })
    .exclude("iframe[sandbox]")
    .setLegacyMode()
    // What passed is not written down one by one, and no style sheet is fetched a second time.
    .options({ resultTypes: ["violations"], preload: false });
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
  }));
}

/** The page is drawn in the colours that it was told: until then axe sees some of either. */
const isDrawn = (page: Page, colorScheme: "light" | "dark") =>
  page.waitForFunction(async (wanted) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const running = document.getAnimations().filter(({ playState }) => playState === "running");
    return matchMedia(`(prefers-color-scheme: ${wanted})`).matches && running.length === 0;
  }, colorScheme);

/**
 * Axe finds nothing to complain about on the page as it is now, WCAG 2.2 AA and good practice: in light
 * on a desk and in dark on a phone. The colours are the same ones at both widths.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  const isPhone = (page.viewportSize()?.width ?? 0) < 640;
  const colorScheme = isPhone ? "dark" : "light";
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await isDrawn(page, colorScheme);
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}
