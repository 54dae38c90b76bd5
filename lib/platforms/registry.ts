import { notFound } from "@/lib/kernel";
import type { PlatformAdapter } from "./adapter";
import { platforms as all } from "./generated/platforms";

/** Every platform that Onetill understands. */
export const platforms: readonly PlatformAdapter[] = all;

const bySpelling = new Map(
  platforms.flatMap((platform) =>
    [platform.slug, ...platform.aliases].map((name) => [name, platform] as const),
  ),
);

/** The platform of this name or one of its other spellings, if there is one. */
export const lookUpPlatform = (name: string): PlatformAdapter | undefined =>
  bySpelling.get(name.toLowerCase());

/** The same; throws `not_found` for an unknown one. */
export function findPlatform(name: string): PlatformAdapter {
  const platform = lookUpPlatform(name);
  if (!platform) throw notFound("platform");
  return platform;
}

const otherSources: Record<string, string> = { store: "Store", api: "API", stripe: "Stripe" };

/** A source's name as people know it. */
export const platformName = (slug: string): string =>
  bySpelling.get(slug)?.name ?? otherSources[slug] ?? slug;
