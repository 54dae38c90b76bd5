import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./find-browser";
import { say } from "./progress.mjs";
import { ensureBuilt, ensureGenerated } from "./stack/build-app";
import { root } from "./stack/run-node";

type Count = { passed: number; failed: number };

const withDatabase = !process.argv.includes("--no-database");
const reports = join(root, ".tmp", `reports-${process.pid}`);
const bin = (path: string) => join(root, "node_modules", path);

function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as a whole. */
async function check(...commands: string[][]): Promise<Count> {
  for (const command of commands) if ((await run(command)) !== 0) return { passed: 0, failed: 1 };
  return { passed: 1, failed: 0 };
}

/** Counts what a report says; an exit code that it does not explain is a failure too. */
function counted(code: number, read: () => Count): Count {
  let count: Count = { passed: 0, failed: 0 };
  try {
    count = read();
  } catch {
    return { passed: 0, failed: 1 };
  }
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (count.passed + count.failed === 0) count.failed = 1;
  return count;
}

const readReport = (file: string) => JSON.parse(readFileSync(file, "utf8"));

async function vitest(name: string, ...projects: string[]): Promise<Count> {
  const file = join(reports, `${name}.json`);
  const code = await run([
    ...[bin("vitest/vitest.mjs"), "run"],
    ...projects.map((project) => `--project=${project}`),
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
  ]);
  return counted(code, () => {
    const report = readReport(file);
    return {
      passed: report.numPassedTests,
      // A skipped test proves nothing; a file that could not be loaded has no tests to count.
      failed: report.numTotalTests - report.numPassedTests + brokenFiles(report),
    };
  });
}

const brokenFiles = (report: { testResults: { status: string; assertionResults: [] }[] }) =>
  report.testResults.filter((file) => file.status === "failed" && !file.assertionResults.length)
    .length;

async function browser(): Promise<Count> {
  const file = join(reports, "browser.json");
  const code = await run(["--import", "tsx", join(root, "scripts/test-browser.ts")], {
    PLAYWRIGHT_JSON: file,
  });
  return counted(code, () => {
    const { stats, errors } = readReport(file);
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    };
  });
}

const biome = bin("@biomejs/biome/bin/biome");
const parts: [string, () => Promise<Count>, "always" | "database"][] = [
  ["format", () => check([biome, "check", "--linter-enabled=false", "."]), "always"],
  ["lint", () => check([biome, "lint", "--error-on-warnings", "."]), "always"],
  [
    "types",
    () =>
      check(
        [bin("next/dist/bin/next"), "typegen"],
        [bin("typescript/bin/tsc"), "--noEmit", "--incremental", "false"],
      ),
    "always",
  ],
  ["borders", () => check(["--import", "tsx", join(root, "scripts/check-borders.ts")]), "always"],
  ["unit tests", () => vitest("unit", "unit"), "always"],
  ["integration tests", () => vitest("db", "db", "db-apart"), "database"],
  // Judges what the integration tests sent.
  ["statements", () => vitest("statements", "statements"), "database"],
  ["browser tests", browser, "database"],
];

async function attempt(title: string, work: () => Promise<unknown>): Promise<Count> {
  try {
    await work();
    return { passed: 0, failed: 0 };
  } catch (error) {
    say(`${title}: ${(error as Error).message}`);
    return { passed: 0, failed: 1 };
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const results: [string, Count][] = [];
results.push(["set-up", await attempt("Set-up", ensureGenerated)]);
if (withDatabase) {
  results.push(["browser", await attempt("Browser", findBrowser)]);
  results.push(["build", await attempt("Build", ensureBuilt)]);
}
for (const [name, part, needs] of parts) {
  if (needs === "database" && !withDatabase) continue;
  say(`\n── ${name}`);
  const since = performance.now();
  const count = await part();
  results.push([name, count]);
  say(`── ${name}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
}
rmSync(reports, { recursive: true, force: true });

say("");
const total: Count = { passed: 0, failed: 0 };
for (const [name, { passed, failed }] of results) {
  total.passed += passed;
  total.failed += failed;
  if (passed + failed > 0) say(`${failed ? "✖" : "✔"} ${name}: ${passed} passed, ${failed} failed`);
}
say("");
// stdout may be a pipe: leave only when it has taken the last line.
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`, () =>
  process.exit(total.failed > 0 ? 1 : 0),
);
