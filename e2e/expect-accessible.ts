import { expect, type Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";

/**
 * Brings axe into a page, once: reading its 600 kB takes longer than looking, and so does the first
 * look afterwards, while the browser has not yet seen what of it is used often.
 *
 * Colours change at once from then on. Told to reduce motion, a page lets everything change within 1 ms: what
 * inherits a colour follows its parent a frame later, level by level, and in between axe sees some of either.
 */
async function prepare(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return;
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync("*, ::before, ::after { transition: none !important; }");
    document.adoptedStyleSheets.push(atOnce);
  });
}

/** The page is drawn in the colours that it was told, and what opens or closes has done so. */
const isDrawn = (page: Page, colorScheme: "light" | "dark") =>
  page.waitForFunction(async (wanted) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const running = document.getAnimations().filter(({ playState }) => playState === "running");
    return matchMedia(`(prefers-color-scheme: ${wanted})`).matches && running.length === 0;
  }, colorScheme);

async function violationsOf(page: Page) {
  const { violations, passes } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (...given: object[]) => unknown } };
    // Axe waits forever for an answer from a frame that runs no script; our pages have no other ones.
    const where = { include: [["html"]], exclude: [["iframe[sandbox]"]] };
    // What passed is not written down one by one, and no style sheet is fetched a second time.
    return (await axe.run(where, { resultTypes: ["violations"], preload: false })) as AxeResults;
  });
  // Else it has looked at nothing.
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => [html.slice(0, 200), failureSummary]),
  }));
}

/**
 * Axe finds nothing to complain about on the page as it is now, WCAG 2.2 AA and good practice: in light
 * on a desk and in dark on a phone. The colours are the same ones at both widths.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  const isPhone = (page.viewportSize()?.width ?? 0) < 640;
  const colorScheme = isPhone ? "dark" : "light";
  await prepare(page);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await isDrawn(page, colorScheme);
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}
