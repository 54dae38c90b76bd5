import { expect, it } from "vitest";
import { orderList } from "@/lib/orders/schemas";
import { activeFilters } from "./active-filters";

const names = {
  platform: (slug: string) => (slug === "kofi" ? "Ko-fi" : slug),
  site: (slug: string) => `The ${slug}`,
};

const filtersOf = (query: string) => {
  const state = orderList.read(new URLSearchParams(query));
  return { state, filters: activeFilters(state, names) };
};

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
  const { state, filters } = filtersOf(query);
  expect(filters.map(({ label, value }) => `${label}: ${value}`)).toEqual([text]);
  expect(orderList.query({ ...state, ...filters[0]?.without })).toBe("");
});

it("a range of prices names its currency", () => {
  const { filters } = filtersOf("currency=EUR&min=5&max=20");
  expect(filters.map(({ value }) => value)).toEqual(["EUR", "5 – 20 EUR"]);
});

it("sorting, paging and columns are no filters", () => {
  expect(filtersOf("sort=amount&size=25&after=x&columns=amount").filters).toEqual([]);
});
