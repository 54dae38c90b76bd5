import type { Choice } from "@/components/data-table/choices";
import { PlatformMark } from "@/components/ui/platform-mark";

interface Named {
  slug: string;
  name: string;
}

/** The platforms there are, and any other that the address names. */
export function platformOptions(platforms: readonly Named[], chosen: readonly string[]): Choice[] {
  const known = platforms.map(({ slug, name }) => ({ value: slug, label: name }));
  const others = chosen.filter((slug) => !platforms.some((one) => one.slug === slug));
  return [...known, ...others.map((slug) => ({ value: slug, label: slug }))].map((option) => ({
    ...option,
    icon: <PlatformMark platform={option.value} className="[&>span:last-child]:hidden" />,
  }));
}

export const siteOptions = (sites: readonly Named[]): Choice[] =>
  sites.map(({ slug, name }) => ({ value: slug, label: name }));
