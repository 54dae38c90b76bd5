import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IDependency,
  type IModule,
} from "dependency-cruiser";
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

const notForBrowsers = /^lib\/[^/]+\/(index|schemas)\.ts$|(^|\/)node_modules\/zod\//;

const isLoaded = ({ dependencyTypes, typeOnly }: IDependency) =>
  !typeOnly && !dependencyTypes.includes("type-only");

/**
 * What begins with "use client" takes everything behind it into the browser: nothing of node:, no
 * module's whole surface, no zod. Type-only imports and server actions are not taken. Each way there
 * is told once, by the file where it leaves what a browser may have.
 */
function listBrowserViolations(root: string, modules: readonly IModule[]): string[] {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const beginsWith = (source: string, directive: string) =>
    ownFile.test(source) &&
    readFileSync(join(root, source), "utf8").startsWith(`"use ${directive}"`);
  const clients = modules
    .map(({ source }) => source)
    .filter((source) => /^(app|components)\//.test(source) && beginsWith(source, "client"));
  const reached = new Set(clients);
  const violations = new Set<string>();
  // A set is walked with what is added on the way.
  for (const source of reached) {
    if (beginsWith(source, "server")) continue;
    for (const dependency of bySource.get(source)?.dependencies ?? []) {
      if (!isLoaded(dependency)) continue;
      const { resolved, coreModule } = dependency;
      if (coreModule || notForBrowsers.test(resolved)) {
        violations.add(`browser-takes-little: ${source} → ${resolved}`);
      } else if (ownFile.test(resolved)) reached.add(resolved);
    }
  }
  return [...violations];
}

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
    violations: [
      ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
      ...listBrowserViolations(root, modules),
    ],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { modules, violations } = await checkBorders(join(import.meta.dirname, ".."));
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  if (modules <= FEWEST_MODULES) process.stdout.write(`Only ${modules} modules were seen.\n`);
  process.stdout.write(`${modules} modules, ${violations.length} broken borders\n`);
  process.exitCode = violations.length > 0 || modules <= FEWEST_MODULES ? 1 : 0;
}
