import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { root } from "./stack/run-node";

type Entry = { link?: boolean; integrity?: string; hasInstallScript?: boolean };
const readJson = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const entries = Object.entries<Entry>(readJson("package-lock.json").packages).filter(
  ([path, { link }]) => path !== "" && !link,
);

test("every package in the lock file has a checksum", () => {
  expect(entries.length).toBeGreaterThan(200);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
});

test("every package with an install script is on the list, and none may run it", () => {
  const withScript = entries
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
  const listed = readJson("package.json").allowScripts;
  expect(Object.keys(listed).sort()).toEqual([...new Set(withScript)].sort());
  expect(Object.values(listed).filter((allowed) => allowed !== false)).toEqual([]);
});

// A package that leaves a mark when its install script runs, and a project that depends on it.
let template: string;
const mark = (folder: string) => join(folder, "the-script-ran");

beforeAll(() => {
  template = mkdtempSync(join(tmpdir(), "onetill-planted-"));
  const planted = join(template, "planted");
  mkdirSync(planted);
  const postinstall = "node -e \"require('node:fs').writeFileSync(process.env.MARK, 'x')\"";
  writeFileSync(
    join(planted, "package.json"),
    JSON.stringify({ name: "planted", version: "1.0.0", scripts: { postinstall } }),
  );
  execFileSync("npm", ["pack", "--silent", "--pack-destination", template], { cwd: planted });
  writeFileSync(
    join(template, "package.json"),
    JSON.stringify({ private: true, dependencies: { planted: "file:planted-1.0.0.tgz" } }),
  );
  npm(template, ["install", "--package-lock-only", "--offline"]);
  return () => rmSync(template, { recursive: true });
}, 60_000);

function npm(cwd: string, args: string[], env: Record<string, string> = {}) {
  const clean = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return spawnSync("npm", args, {
    cwd,
    encoding: "utf8",
    env: { ...Object.fromEntries(clean), MARK: mark(cwd), ...env } as unknown as NodeJS.ProcessEnv,
  });
}

function plantedProject(...ours: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "onetill-planted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(template, folder, { recursive: true });
  for (const name of ours) cpSync(join(root, name), join(folder, name), { recursive: true });
  return folder;
}

test("the planted script runs where nothing forbids it", () => {
  const folder = plantedProject();
  npm(folder, ["ci", "--offline"], { npm_config_ignore_scripts: "false" });
  expect(existsSync(mark(folder))).toBe(true);
});

test("it does not run with the project's settings, as the container's build installs", () => {
  const folder = plantedProject(".npmrc");
  expect(npm(folder, ["ci", "--include=dev", "--offline"]).status).toBe(0);
  expect(existsSync(join(folder, "node_modules/planted"))).toBe(true);
  expect(existsSync(mark(folder))).toBe(false);
});

test("it does not run as `npm start` installs, even where the machine's settings allow scripts", () => {
  const folder = plantedProject(
    ...[".npmrc", "scripts/start.mjs", "scripts/bootstrap.mjs"],
    ...["scripts/lock.mjs", "scripts/progress.mjs"],
  );
  const env = {
    npm_config_ignore_scripts: "false",
    npm_config_offline: "true",
    MARK: mark(folder),
  };
  spawnSync(process.execPath, ["scripts/start.mjs"], {
    cwd: folder,
    env: { ...process.env, npm_execpath: "", ...env },
  });
  expect(existsSync(join(folder, "node_modules/planted"))).toBe(true);
  expect(existsSync(mark(folder))).toBe(false);
});
