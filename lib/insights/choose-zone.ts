/**
 * The time zone that several sites' days are counted in: the one that most of them are in, the
 * first of these when there is a tie.
 */
export function chooseZone(sites: readonly { timeZone: string }[]): string {
  const counts = new Map<string, number>();
  for (const { timeZone } of sites) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? "UTC";
}
