import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder and those in it that are wanted by name; what is generated is left out. */
export function* filesBelow(
  folder: string,
  isWanted: (name: string) => boolean,
  leftOut: readonly string[] = [],
): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith(".") || ["node_modules", "generated", ...leftOut].includes(name)) continue;
    const path = join(folder, name);
    if (entry.isDirectory()) yield* filesBelow(path, isWanted, leftOut);
    else if (isWanted(name)) yield path;
  }
}
