/** The parts of a keyboard event that name a shortcut. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The name of a key press as shortcuts write it: "j", "?", "enter", "mod+k" (⌘ or Ctrl).
 * Null for what is never a shortcut: Alt (it types letters on many keyboards) and bare modifiers.
 */
export function nameOfKey({ key, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (altKey || ["Control", "Meta", "Shift", "Alt", "AltGraph", "Dead"].includes(key)) return null;
  const name = key === " " ? "space" : key.toLowerCase();
  return ctrlKey || metaKey ? `mod+${name}` : name;
}

/** How a key goes on: which shortcut is complete, or what has been typed of a longer one. */
export function followKeys<Item extends { keys: string }>(
  items: readonly Item[],
  typed: string,
  key: string,
): { found?: Item; typed: string } {
  const sequence = typed ? `${typed} ${key}` : key;
  const found = items.findLast((item) => item.keys === sequence);
  if (found) return { found, typed: "" };
  if (items.some((item) => item.keys.startsWith(`${sequence} `))) return { typed: sequence };
  // "g" and then something else: that key may begin anew.
  return typed ? followKeys(items, "", key) : { typed: "" };
}
