import { expect, test } from "@playwright/test";
import { measurePageScripts, readScript } from "@/scripts/bench/page-scripts";

/** Text that only the polyfill of node:crypto, or zod, brings along. */
const unwanted = { "a polyfill of node:crypto": "createCipheriv", zod: "invalid_format" };

test("no page has the browser load a polyfill of node:crypto, or zod", () => {
  const pages = measurePageScripts();
  expect(pages.length).toBeGreaterThan(30);
  const found = pages.flatMap(({ page, files }) =>
    Object.entries(unwanted).flatMap(([what, sign]) =>
      files.some((file) => readScript(file).includes(sign)) ? [`${page}: ${what}`] : [],
    ),
  );
  expect(found).toEqual([]);
});
