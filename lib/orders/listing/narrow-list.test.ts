import { describe, expect, it } from "vitest";
import { zoneOfList } from "@/lib/lists";
import { noFilter } from "../schemas";
import { narrowList } from "./narrow-list";
import { orderList } from "./order-list";

const about = { zone: "Europe/Berlin", now: new Date("2026-06-15T12:00:00Z") };

describe("what a list asks the database for", () => {
  it("is everything for the plain list", () => {
    expect(narrowList(orderList.plain, about)).toEqual({ filter: noFilter, ignored: null });
  });

  it("begins and ends with the site's days", () => {
    expect(narrowList({ ...orderList.plain, days: "today" }, about).filter).toMatchObject({
      placedAfter: new Date("2026-06-14T22:00:00Z"),
      placedBefore: new Date("2026-06-15T22:00:00Z"),
    });
  });

  it.each([
    ["EUR", "12.5", 1250n],
    ["JPY", "1200", 1200n],
    ["KWD", "1.25", 1250n],
  ])("is in minor units: %s %s", (currency, min, units) => {
    const state = { ...orderList.plain, currency: [currency], amount: { min, max: min } };
    const { filter } = narrowList(state, about);
    expect(filter).toMatchObject({ amountMin: units, amountMax: units, currency: [currency] });
  });

  it("leaves an amount out when it is of no one currency, and says so", () => {
    for (const currency of [[], ["EUR", "USD"]]) {
      const { filter, ignored } = narrowList(
        { ...orderList.plain, currency, amount: { min: "5", max: "" } },
        about,
      );
      expect(filter.amountMin).toBeNull();
      expect(ignored).toMatch(/one currency/);
    }
  });

  it("leaves an amount out that the currency does not have, and says so", () => {
    const state = { ...orderList.plain, currency: ["JPY"], amount: { min: "", max: "5.5" } };
    expect(narrowList(state, about)).toMatchObject({
      filter: { amountMax: null },
      ignored: expect.stringMatching(/JPY/),
    });
  });

  it.each([
    ["all", null],
    ["hide", false],
    ["only", true],
  ] as const)("with test orders on %s is %s", (test, isTest) => {
    expect(narrowList({ ...orderList.plain, test }, about).filter.isTest).toBe(isTest);
  });
});

describe("the time zone of a list", () => {
  const berlin = { slug: "a", name: "Studio", timeZone: "Europe/Berlin" };
  const paris = { slug: "b", name: "Atelier", timeZone: "Europe/Paris" };
  const market = { slug: "c", name: "Market", timeZone: "America/New_York" };

  it("is that of the chosen site", () => {
    expect(zoneOfList({ site: ["c"] }, [berlin, market])).toEqual({
      zone: "America/New_York",
      site: null,
    });
  });

  it("is that of the first of several sites, which is then named", () => {
    expect(zoneOfList({ site: [] }, [berlin, paris])).toEqual({
      zone: "Europe/Berlin",
      site: "Studio",
    });
    expect(zoneOfList({ site: [] }, [berlin, { ...market, timeZone: "Europe/Berlin" }])).toEqual({
      zone: "Europe/Berlin",
      site: null,
    });
  });

  it("is UTC for somebody without sites", () => {
    expect(zoneOfList({ site: ["gone"] }, [])).toEqual({ zone: "UTC", site: null });
  });
});
