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

/** The projects whose tests have a database, each on a server of its own. */
const projects = ["db", "db-apart"];

export const recordedFile = (project: string) => join(root, ".tmp", `statements-${project}.json`);

/** Reads it, of each project. Throws when the database tests have not run as a whole. */
export function readRecorded(): Recorded[] {
  const files = projects.map(recordedFile);
  if (!files.every((file) => existsSync(file))) {
    throw new Error("Run all tests of the database first, in one run: `npm run test:db`.");
  }
  return files.map((file) => JSON.parse(readFileSync(file, "utf8")));
}

/** The file that sent a statement; of Prisma's own statements the first table that they name. */
export function placeOf({ place, text }: Sent): string {
  if (place !== "prisma") return place.split(":")[0] ?? place;
  const [, table = ""] = /"public"\."(\w+)"/.exec(text) ?? [];
  return `prisma ${table}`.trim();
}
