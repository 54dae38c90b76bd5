import { expect, it } from "vitest";
import { confirmationList } from "@/lib/matching/schemas";
import { activeFilters } from "./active-filters";

const names = {
  platform: (slug: string) => (slug === "kofi" ? "Ko-fi" : slug),
  site: (slug: string) => `The ${slug}`,
  button: () => "Support me",
};

it.each([
  ["q=robin", "Search: “robin”"],
  ["site=shop", "Site: The shop"],
  ["date=last_7_days", "Date: Last 7 days"],
  ["status=pending&status=failed", "Status: Pending, Failed"],
  ["review=needed", "Review: needs a look"],
  ["platform=kofi", "Payment: Ko-fi"],
  [`button=btn_${"0".repeat(26)}`, "Button: Support me"],
])("the filter %s is told as “%s”, and can be taken away", (query, text) => {
  const state = confirmationList.read(new URLSearchParams(query));
  const filters = activeFilters(state, names);
  expect(filters.map(({ label, value }) => `${label}: ${value}`)).toEqual([text]);
  expect(confirmationList.query({ ...state, ...filters[0]?.without })).toBe("");
});

it("sorting and paging are no filters", () => {
  const state = confirmationList.read(new URLSearchParams("sort=email&size=25&after=x"));
  expect(activeFilters(state, names)).toEqual([]);
});
