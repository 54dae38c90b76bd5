import { expect, type Page, test } from "@playwright/test";
import { expectGoodNow } from "./in-every-look";

const pageOf = (style: string, inner: string) => `<!doctype html><html lang="en">
  <title>Page</title>
  <meta name="viewport" content="width=device-width">
  <style>
    :root { color-scheme: light dark; color: #111; background: #fff; }
    @media (prefers-color-scheme: dark) { :root { color: #eee; background: #111; } }
    ${style}
  </style>
  <main><h1>Page</h1><p>${inner}</p></main></html>`;

const look = async (page: Page, style: string, inner: string) => {
  await page.setContent(pageOf(style, inner));
  await expectGoodNow(page);
};

test("what is good is found good, in dark after light and in light after dark", async ({
  page,
}) => {
  await look(page, "", "Read me");
  await expectGoodNow(page);
});

const onDeskOnly = "@media (width < 640px) { button { display: none; } }";
const onPhoneOnly = "@media (width >= 640px) { button { display: none; } }";

for (const [what, style, inner, complaint] of [
  ["text too pale in light", "p { color: light-dark(#ccc, #eee); }", "Read me", /color-contrast/],
  ["text too pale in dark", "p { color: light-dark(#111, #333); }", "Read me", /color-contrast/],
  ["a button without a name on a desk", onDeskOnly, "<button></button>", /button-name/],
  ["a button without a name on a phone", onPhoneOnly, "<button></button>", /button-name/],
  ["something too wide for a phone", "p { width: 800px; }", "Read me", /toBeLessThanOrEqual/],
] as const) {
  test(`${what} is found`, async ({ page }) => {
    await expect(look(page, style, inner)).rejects.toThrow(complaint);
  });
}
