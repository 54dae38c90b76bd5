import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf } from "@/lib/kernel/schemas";
import { accentColors, defaultAccent } from "./accent-colors";

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever the accent, what stands on it and its links on white can be read", () => {
  fc.assert(
    fc.property(color, (accentColor) => {
      const { accent, onAccent, link } = accentColors(accentColor);
      expect(contrastOf(accent, onAccent)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(link, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that is none gives Onetill's own", () => {
  for (const wrong of [null, "red", "#fff", "url(x)"]) {
    expect(accentColors(wrong).accent).toBe(defaultAccent);
  }
});

test("contrast is that of the standard", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
});
