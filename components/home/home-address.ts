import type { InsightsQuery } from "@/lib/insights/schemas";

/** The home page's address with this question; what is the default is left out. */
export function homeHref(query: InsightsQuery): string {
  const params = new URLSearchParams();
  for (const name of ["site", "date", "from", "to", "currency"] as const) {
    const value = query[name];
    if (value !== undefined) params.set(name, value);
  }
  const text = params.toString();
  return text === "" ? "/" : `/?${text}`;
}
