// Runs before anything is installed: only Node's own modules, and only what Node 20.19 knows.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { say, step } from "./progress.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ownNode = join(root, "node_modules/.bin/node");

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Onetill needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
}

/**
 * The Node that everything else runs under: the one that npm has brought; on a system that npm has
 * none for, the one that runs this, if it knows TypeScript (https://nodejs.org/api/typescript.html).
 */
function findNode() {
  if (spawnSync(ownNode, ["--version"]).status === 0) return ownNode;
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 19) ? process.execPath : undefined;
}

const readPackages = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;

/** Whether node_modules holds exactly what package-lock.json asks for on this machine. */
function isInstalled() {
  try {
    const installed = readPackages("node_modules/.package-lock.json");
    const same = Object.entries(readPackages("package-lock.json")).every(
      ([path, wanted]) =>
        path === "" || wanted.optional || installed[path]?.version === wanted.version,
    );
    return same && findNode() !== undefined;
  } catch {
    return false;
  }
}

/** Runs a command quietly; its output is shown only when it fails. */
function runQuietly(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    process.once("exit", () => child.kill());
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${command} ${args.join(" ")} failed.\n${output.slice(-4000)}`)),
    );
  });
}

async function install() {
  const env = {
    ...process.env,
    // Our own node_modules/.bin is about to be replaced: npm must not run from it.
    PATH: process.env.PATH?.split(":")
      .filter((part) => !part.includes("node_modules"))
      .join(":"),
  };
  for (const name of Object.keys(env)) if (/^npm_(lifecycle|package)_/.test(name)) delete env[name];
  const npm = process.env.npm_execpath;
  const run = (...args) => {
    // Nothing of ours needs an install script, so none runs: also said in .npmrc, for installs by
    // hand, but a setting of the machine's would win over that one.
    const all = [...args, "--ignore-scripts", "--include=dev", "--include=optional"];
    all.push("--no-audit", "--no-fund");
    return npm
      ? runQuietly(process.env.npm_node_execpath ?? process.execPath, [npm, ...all], env)
      : runQuietly("npm", all, env);
  };
  try {
    await run("ci");
  } catch (error) {
    // `npm ci` also gives up over a package for some other system that its registry lacks.
    await run("install", "--no-save").catch(() => {
      throw error;
    });
  }
  if (!findNode()) {
    throw new Error(
      `npm has no Node 24 for ${process.platform} ${process.arch}, and this one is ${process.versions.node}. Install Node 24 and start again.`,
    );
  }
}

async function prepare() {
  checkNode();
  if (isInstalled()) return;
  await step("Installing packages", () =>
    withLock(join(root, ".tmp/install.lock"), async () => {
      if (!isInstalled()) await install();
    }),
  );
}

/**
 * Installs what is missing, then hands over to a TypeScript program under our own Node 24 and
 * ends as it ends. Signals are passed on; if this process dies, the other notices and stops.
 */
export async function runProgram(program, args = process.argv.slice(2)) {
  try {
    await prepare();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  if (!existsSync(join(root, program))) throw new Error(`${program} is missing`);
  const child = spawn(findNode(), ["--import", "tsx", join(root, program), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${dirname(ownNode)}:${process.env.PATH}` },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithNpm(child);
  child.on("exit", (code, signal) => {
    if (signal) say(`${program} was ended by ${signal}.`);
    process.exit(code ?? 1);
  });
}

/** npm cannot pass on a SIGKILL: when it is gone, we were started for nobody. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  // The scripts in package.json say `exec`, so our parent is npm itself and not a shell.
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) child.kill("SIGTERM");
  }, 500).unref();
}
