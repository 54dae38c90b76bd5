import type { Kept, Store } from "./store";

const inner = /^stand_in_/;

/** An object as it is answered: without what only the stand-in knows. */
export const shown = (one: Kept): Kept =>
  Object.fromEntries(Object.entries(one).filter(([name]) => !inner.test(name))) as Kept;

/** Puts objects in the place of their ids, where it was asked for: `latest_charge.balance_transaction`. */
export function expand(store: Store, one: Kept, paths: readonly string[]): Kept {
  const next = { ...shown(one) } as Kept;
  for (const [first, rest] of Map.groupBy(paths, (path) => path.split(".")[0] as string)) {
    const value = next[first];
    const found =
      typeof value === "string" ? store.find(value) : (value as Kept | null | undefined);
    if (!found || typeof found !== "object") continue;
    const deeper = rest.map((path) => path.split(".").slice(1).join(".")).filter(Boolean);
    next[first] = expand(store, found, deeper);
  }
  return next;
}
