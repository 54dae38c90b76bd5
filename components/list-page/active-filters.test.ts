import { describe, expect, it } from "vitest";
import { confirmationList } from "@/lib/matching/schemas";
import { orderList } from "@/lib/orders/schemas";
import { activeFilters } from "./active-filters";

const names = {
  platform: (slug: string) => (slug === "kofi" ? "Ko-fi" : slug),
  site: (slug: string) => `The ${slug}`,
  button: () => "Support me",
};

describe("of the list of orders", () => {
  it.each([
    ["q=print", "Search: “print”"],
    ["site=shop", "Site: The shop"],
    ["date=last_7_days", "Date: Last 7 days"],
    ["from=2026-03-01", "Date: from 1 Mar 2026"],
    ["to=2026-03-01", "Date: until 1 Mar 2026"],
    ["from=2026-03-01&to=2026-03-01", "Date: 1 Mar 2026"],
    ["from=2026-03-01&to=2026-04-02", "Date: 1 Mar 2026 – 2 Apr 2026"],
    ["status=accepted&status=completed", "Status: Accepted, Completed"],
    ["payment=refunded", "Payment: Refunded"],
    ["platform=kofi", "Platform: Ko-fi"],
    ["kind=donation", "Kind: Tip"],
    ["currency=EUR", "Currency: EUR"],
    ["min=5", "Price: from 5"],
    ["max=5.50", "Price: up to 5.50"],
    ["min=5&max=5", "Price: 5"],
    ["test=hide", "Test orders: hidden"],
  ])("the filter %s is told as “%s”, and can be taken away", (query, text) => {
    const state = orderList.readQuery(query);
    const filters = activeFilters(orderList, state, names);
    expect(filters.map(({ label, value }) => `${label}: ${value}`)).toEqual([text]);
    expect(orderList.query({ ...state, ...filters[0]?.without })).toBe("");
  });

  it("a range of prices names its currency", () => {
    const state = orderList.readQuery("currency=EUR&min=5&max=20");
    const filters = activeFilters(orderList, state, names);
    expect(filters.map(({ value }) => value)).toEqual(["EUR", "5 – 20 EUR"]);
  });

  it("sorting, paging and columns are none", () => {
    const state = orderList.readQuery("sort=amount&size=25&after=x&columns=amount");
    expect(activeFilters(orderList, state, names)).toEqual([]);
  });
});

describe("of the list of confirmations", () => {
  it.each([
    ["status=pending&status=failed", "Status: Pending, Failed"],
    ["review=needed", "Review: needs a look"],
    ["platform=kofi", "Payment: Ko-fi"],
    [`button=btn_${"0".repeat(26)}`, "Button: Support me"],
  ])("the filter %s is told as “%s”, and can be taken away", (query, text) => {
    const state = confirmationList.readQuery(query);
    const filters = activeFilters(confirmationList, state, names);
    expect(filters.map(({ label, value }) => `${label}: ${value}`)).toEqual([text]);
    expect(confirmationList.query({ ...state, ...filters[0]?.without })).toBe("");
  });
});
