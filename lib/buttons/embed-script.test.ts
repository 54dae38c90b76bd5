import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  buttonColours,
  buttonIcons,
  buttonShapes,
  buttonSizes,
  buttonTones,
} from "./button-choices";
import { buttonLook } from "./button-schemas";
import { embedScript } from "./embed-script";

const href = "https://till.example/support/0123456789abcdefghjk";
const look = buttonLook.parse({});

/** Every look there is, with the longest label. */
function* everyLook() {
  for (const icon of buttonIcons)
    for (const tone of buttonTones)
      for (const shape of buttonShapes)
        for (const size of buttonSizes)
          for (const colour of buttonColours) yield { icon, tone, shape, size, colour };
}

test("no button weighs 5 kB, gzipped", () => {
  const sizes = [...everyLook()].map(
    (one) => gzipSync(embedScript({ href, label: "🌊é".repeat(13), look: one })).length,
  );
  expect(sizes.length).toBeGreaterThan(500);
  expect(Math.max(...sizes)).toBeLessThan(5 * 1024);
});

const nasty = [
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "]]>",
  '"});alert(1);({"',
  "'-alert(1)-'",
  '\\\\";alert(1)//',
  "line\u2028break\u2029here",
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
];

/** As much of a page as the script may touch; anything else throws. */
function fakePage() {
  const made: { name: string; text?: string; href?: string }[] = [];
  const element = (name: string) => {
    const one = {
      name,
      attachShadow: () => ({ appendChild() {}, adoptedStyleSheets: [] }),
      appendChild() {},
      setAttribute() {},
      set textContent(text: string) {
        made.push({ name, text });
      },
      set href(text: string) {
        made.push({ name, href: text });
      },
    };
    return one;
  };
  const drawn: unknown[] = [];
  const script = { parentNode: { insertBefore: (one: unknown) => drawn.push(one) } };
  const document = {
    currentScript: script,
    body: {},
    head: { contains: () => false },
    createElement: element,
    createElementNS: (_: string, name: string) => element(name),
  };
  class CSSStyleSheet {
    replaceSync() {}
  }
  return { made, drawn, world: { document, CSSStyleSheet } };
}

test.each(nasty)("%j in a label stays text", (label) => {
  const source = embedScript({ href, label, look });
  expect(source).not.toMatch(/<\/?script|<!--|<img/i);
  expect(source).not.toMatch(/[\u2028\u2029]/);
  const page = fakePage();
  runInNewContext(source, page.world, { timeout: 1000 });
  expect(page.made).toContainEqual({ name: "span", text: label });
  expect(page.made).toContainEqual({ name: "a", href });
  expect(page.drawn).toHaveLength(1);
});

test("it neither evaluates, writes markup, nor asks for anything", () => {
  const source = embedScript({ href, label: "Support me", look });
  expect(source).not.toMatch(
    /eval|Function\(|innerHTML|outerHTML|document\.write|fetch|XMLHttp|sendBeacon|Image|cookie|Storage|import/,
  );
});
