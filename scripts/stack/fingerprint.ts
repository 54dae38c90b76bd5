import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const ignored = /(^generated$)|(\.(test|e2e)\.tsx?$)|(^\.)/;

function addPath(hash: Hash, path: string, name: string) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    const entries = readdirSync(path).filter((entry) => !ignored.test(entry));
    for (const entry of entries.sort()) addPath(hash, join(path, entry), `${name}/${entry}`);
  } else {
    hash.update(`${name}\0${stat.size}\0`).update(readFileSync(path));
  }
}

/** A hash over the content of files and folders below `root`; tests and dot files do not count. */
export function fingerprint(root: string, names: string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const name of names) if (existsSync(join(root, name))) addPath(hash, join(root, name), name);
  return hash.digest("hex");
}
