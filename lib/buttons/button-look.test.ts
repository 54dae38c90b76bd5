import { expect, test } from "vitest";
import { contrastOf } from "@/lib/kernel/schemas";
import { buttonColours, buttonTones } from "./button-choices";
import { paintButton } from "./button-look";
import { siteAccent } from "./site-accent";

/** The preset colours, and a walk through all the others. */
const colours = [
  ...buttonColours,
  ...Array.from({ length: 512 }, (_, index) => {
    const steps = [index & 7, (index >> 3) & 7, (index >> 6) & 7];
    return `#${steps
      .map((step) =>
        Math.round((step * 255) / 7)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
  }),
];

test.each(buttonTones)("the label of a %s button can be read in any colour", (tone) => {
  for (const colour of colours) {
    const { text, background, hover, sign } = paintButton({ tone, colour });
    for (const under of [background, hover]) {
      expect(contrastOf(text, under), `${text} on ${under}`).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(sign, under), `${sign} on ${under}`).toBeGreaterThanOrEqual(3);
    }
  }
});

const pairOf = (value: string) => value.match(/#[0-9a-f]{6}/g) as [string, string];

test("a site's colour is fit for its pages, light and dark", () => {
  for (const colour of colours) {
    const { accent, hover, soft, ink } = siteAccent(colour);
    for (const [index, surfaces] of [["#ffffff", "#f4f6f5"], ["#151918"]].entries()) {
      const at = (value: string) => pairOf(value)[index] as string;
      expect(contrastOf("#ffffff", at(accent))).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf("#ffffff", at(hover))).toBeGreaterThanOrEqual(4.5);
      for (const surface of [...surfaces, at(soft)]) {
        expect(contrastOf(at(ink), surface), `${colour}: ink on ${surface}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
      expect(contrastOf(at(accent), surfaces[0] as string)).toBeGreaterThanOrEqual(3);
    }
  }
});
