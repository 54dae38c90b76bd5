import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";

const folders = [
  "app",
  "components",
  "emails",
  "lib",
  "sandbox",
  "scripts",
  "prisma",
  "e2e",
  "test",
];

/** A run that sees next to nothing (a compiler it does not understand) must not count as clean. */
const FEWEST_MODULES = 50;

const ownFile = new RegExp(`^(${folders.join("|")})/(?!.*generated/)`);

export type Borders = { modules: number; violations: string[] };

/** Holds the module borders of the tree at `root` against `.dependency-cruiser.mjs`. */
export async function checkBorders(root: string): Promise<Borders> {
  const options: ICruiseOptions = await extractOptions(
    join(import.meta.dirname, "../.dependency-cruiser.mjs"),
  );
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    {
      ...options,
      baseDir: root,
      validate: true,
      tsConfig: { fileName: join(root, "tsconfig.json") },
    },
    undefined,
    { tsConfig: extractTsConfig(join(root, "tsconfig.json")) },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.filter(({ source }) => ownFile.test(source)).length,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { modules, violations } = await checkBorders(join(import.meta.dirname, ".."));
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  if (modules <= FEWEST_MODULES) process.stdout.write(`Only ${modules} modules were seen.\n`);
  process.stdout.write(`${modules} modules, ${violations.length} broken borders\n`);
  process.exitCode = violations.length > 0 || modules <= FEWEST_MODULES ? 1 : 0;
}
