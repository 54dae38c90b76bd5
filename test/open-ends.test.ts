import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "@/scripts/stack/run-node";

const folders = ["app", "components", "lib", "sandbox", "scripts", "emails"];
const sources = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).map((entry) =>
      join(entry.parentPath, entry.name).slice(root.length + 1),
    ),
  )
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/\.test\.|\/generated\//.test(path));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const whereFound = (pattern: RegExp) => sources.filter((path) => pattern.test(read(path)));

test("connections to PostgreSQL are made by the one class that survives their end, everywhere", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(whereFound(/new pg\.(Client|Pool)\(|extends pg\.(Client|Pool)\b/).sort()).toEqual([
    "lib/db/client.ts",
    "lib/db/limited-pool.ts",
    // The schema engine's pool, over the same class.
    "lib/db/schema-engine.ts",
    // Measuring sticks of the bench, on purpose without anything of ours.
    "scripts/bench/accept-runner.ts",
    "scripts/bench/bare-server.ts",
  ]);
});

test("whatever opens a server, a process or a socket hears of its errors", () => {
  const opens =
    /\b(createServer|spawn|fork|createConnection|createReadStream|createWriteStream|createSocket)\(|new PgBoss\(|new pg\.Pool\(|net\.connect\(/;
  // web.ts listens with the server that it makes, and to its errors.
  const heardElsewhere = ["scripts/web/make-server.ts"];
  const deaf = whereFound(opens).filter((path) => !/\.(on|once)\(\s*"error"/.test(read(path)));
  expect(deaf).toEqual(heardElsewhere);
});

test("web and worker outlive whoever reads their output", () => {
  for (const path of ["scripts/web.ts", "scripts/worker.ts"]) {
    expect(read(path)).toMatch(/\[process\.stdout, process\.stderr\]\) output\.on\("error"/);
  }
});
