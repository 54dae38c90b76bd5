import { expect, type Locator } from "@playwright/test";

/**
 * The element, once the browser's script has taken it over: what a server rendered stands there
 * before that, and a press on it does nothing yet.
 */
export async function whenAlive(element: Locator): Promise<Locator> {
  await expect
    .poll(() =>
      element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__react"))),
    )
    .toBe(true);
  return element;
}
