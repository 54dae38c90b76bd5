import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/scripts/stack/run-node";
import type { Catalogue } from "./catalogue";
import type { Sent } from "./sent";

/** What the last whole run of the database tests sent. */
export interface Recorded {
  catalogue: Catalogue;
  statements: Sent[];
}

export const recordedFile = join(root, ".tmp", "statements.json");

/** Reads it. Throws when the database tests have not run as a whole. */
export function readRecorded(): Recorded {
  if (!existsSync(recordedFile)) {
    throw new Error("Run all tests of the database first, in one run: `npm run test:db`.");
  }
  return JSON.parse(readFileSync(recordedFile, "utf8"));
}

/** The file that sent a statement; of Prisma's own statements the first table that they name. */
export function placeOf({ place, text }: Sent): string {
  if (place !== "prisma") return place.split(":")[0] ?? place;
  const [, table = ""] = /"public"\."(\w+)"/.exec(text) ?? [];
  return `prisma ${table}`.trim();
}
