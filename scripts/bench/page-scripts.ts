// What each page of the built app has a browser load: read from Next's own manifests, nothing is started.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { root } from "../stack/run-node";
import { printTable } from "./measure";

const built = join(root, ".next");

/** The scripts of one page: of its layouts, its errors and itself. */
export interface PageScripts {
  /** As Next calls it: `/(dashboard)/orders/page`. */
  page: string;
  /** Those of React and Next that every page has, in bytes, gzipped. */
  framework: number;
  /** All others. */
  own: number;
  files: string[];
}

interface Manifest {
  entryJSFiles: Record<string, string[]>;
}

const gzipped = new Map<string, number>();

function sizeOf(file: string): number {
  const known = gzipped.get(file);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(join(built, file))).length;
  gzipped.set(file, size);
  return size;
}

const sum = (files: readonly string[]) => files.reduce((total, file) => total + sizeOf(file), 0);

function findManifests(): string[] {
  const app = join(built, "server/app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page_client-reference-manifest.js"))
    .map((file) => join(app, file));
}

/** The text of a script of the built app. */
export const readScript = (file: string) => readFileSync(join(built, file), "utf8");

/** What the pages of the built app load; it has to be built. */
export function measurePageScripts(): PageScripts[] {
  const { rootMainFiles } = JSON.parse(
    readFileSync(join(built, "build-manifest.json"), "utf8"),
  ) as { rootMainFiles: string[] };
  // A manifest is a script that adds to one global object.
  const global: { __RSC_MANIFEST?: Record<string, Manifest> } = {};
  for (const file of findManifests()) {
    runInNewContext(readFileSync(file, "utf8"), { globalThis: global });
  }
  return Object.entries(global.__RSC_MANIFEST ?? {})
    .filter(([page]) => !page.startsWith("/_"))
    .map(([page, { entryJSFiles }]) => {
      const files = new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()]);
      const framework = sum(rootMainFiles);
      return { page, framework, own: sum([...files]) - framework, files: [...files] };
    })
    .sort((one, other) => other.own - one.own);
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

/** Prints what each page loads beside React and Next, and in all. */
export function benchScripts(): void {
  process.stdout.write("\nScripts of each page, kB gzipped\n");
  printTable(
    ["", "own", "in all"],
    measurePageScripts().map(({ page, own, framework }) => [
      page.replace(/\/page$/, "").replace(/\/\(\w+\)/, "") || "/",
      kilobytes(own),
      kilobytes(own + framework),
    ]),
  );
}
