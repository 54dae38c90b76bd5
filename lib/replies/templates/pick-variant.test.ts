import { expect, test } from "vitest";
import { directionOf, pickVariant } from "./pick-variant";

const variants = [{ locale: "en" }, { locale: "de" }, { locale: "pt-BR" }];
const pick = (wanted: string | null) => pickVariant(variants, wanted)?.locale;

test("somebody reads their own language, else the first text", () => {
  expect(pick("de")).toBe("de");
  expect(pick("de-AT")).toBe("de");
  expect(pick("pt-br")).toBe("pt-BR");
  expect(pick("pt")).toBe("pt-BR");
  expect(pick("fr")).toBe("en");
  expect(pick(null)).toBe("en");
  expect(pick("")).toBe("en");
  expect(pickVariant([], "de")).toBeUndefined();
});

test("Arabic and Hebrew run from right to left", () => {
  expect([directionOf("ar-EG"), directionOf("he"), directionOf("de")]).toEqual([
    "rtl",
    "rtl",
    "ltr",
  ]);
});
