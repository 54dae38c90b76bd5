import { expect, test } from "vitest";
import { describeSending } from "./describe-sending";

const sent = (shipping: Parameters<typeof describeSending>[0]["shipping"], isPhysical = true) =>
  describeSending({ isPhysical, shipping, currency: "EUR" });

test("what sending costs is told before anything is asked for, by groups of countries", () => {
  expect(sent([], false)).toEqual([]);
  expect(sent([])).toEqual(["Free"]);
  expect(sent([{ countries: "everywhere", amount: 450 }])).toEqual(["€4.50"]);
  expect(
    sent([
      { countries: ["DE"], amount: 0 },
      { countries: ["AT", "CH"], amount: 450 },
      { countries: ["FR", "IT", "ES", "PT", "BE", "NL"], amount: 700 },
      { countries: "everywhere", amount: 1250 },
    ]),
  ).toEqual([
    "Free to Germany",
    "€4.50 to Austria and Switzerland",
    "€7.00 to France, Italy, Spain, Portugal and 2 more",
    "€12.50 elsewhere",
  ]);
});
