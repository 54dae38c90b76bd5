import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const path = /`((?:app|components|docs|e2e|lib|prisma|scripts|test)\/[\w./()[\]-]+\.\w+)`/g;

test("every file that README and docs name is there", () => {
  const named = globSync(["README.md", "docs/*.md"], { cwd: root }).flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(path)].map((found) => ({
      page,
      file: found[1] as string,
    })),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
});
