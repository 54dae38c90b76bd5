// Near the colours of the platforms' marks; whatever else there is takes the ones that are left.
const known: Record<string, number> = { kofi: 2, buymeacoffee: 3, store: 1, api: 4 };
const others = [5, 6, 4, 1];

/** The colour of each platform's bars, as a CSS value; the same platform keeps its colour. */
export function seriesColours(platforms: readonly string[]): Record<string, string> {
  const rest = platforms.filter((platform) => !Object.hasOwn(known, platform)).sort();
  return Object.fromEntries(
    platforms.map((platform) => {
      const series = known[platform] ?? others[rest.indexOf(platform) % others.length];
      return [platform, `var(--series-${series})`];
    }),
  );
}
