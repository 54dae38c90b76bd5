import { OnetillError } from "@/lib/kernel";

// What a stream takes is this process's own: memory, a timer, a socket. So it is counted here.
const store = globalThis as typeof globalThis & { onetillStreams?: Map<string, number> };

/**
 * Takes one place of each, all or none. Returns what gives them back, at most once. Throws
 * `rate_limited` when one has none left.
 */
export function takePlaces(places: readonly { key: string; max: number }[]): () => void {
  store.onetillStreams ??= new Map();
  const taken = store.onetillStreams;
  if (places.some(({ key, max }) => (taken.get(key) ?? 0) >= max)) {
    throw new OnetillError(
      "rate_limited",
      "Too many pages are open at once. Close some of them to see changes as they happen.",
      { retryAfter: 30 },
    );
  }
  for (const { key } of places) taken.set(key, (taken.get(key) ?? 0) + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    for (const { key } of places) {
      const left = (taken.get(key) ?? 1) - 1;
      if (left > 0) taken.set(key, left);
      else taken.delete(key);
    }
  };
}
