import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { step } from "./progress.mjs";
import { root } from "./stack/run-node";

function installed(): string | undefined {
  return [
    process.env.CHROMIUM_PATH,
    // The same engine without a browser's windows around it: a test run takes a quarter less.
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    chromium.executablePath(),
  ].find((path) => path && existsSync(path));
}

function run(command: string, args: string[]): boolean {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: 300_000,
  });
  return status === 0;
}

/**
 * The path of a Chromium for the browser tests; installs one when there is none: Debian's own
 * package as root, else Playwright's download. Throws with a sentence when neither can be had.
 */
export async function findBrowser(): Promise<string> {
  const found = installed();
  if (found) return found;
  return step("Installing a browser for the tests", () => {
    if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
      run("apt-get", ["update"]);
      const install = ["install", "-y", "--no-install-recommends"];
      run("apt-get", [...install, "chromium-headless-shell"]);
      if (!installed()) run("apt-get", [...install, "chromium"]);
    }
    const cli = join(root, "node_modules/@playwright/test/cli.js");
    if (!installed()) run(process.execPath, [cli, "install", "chromium"]);
    const path = installed();
    if (!path) {
      throw new Error(
        "The browser tests need Chromium. Install the package `chromium`, or set CHROMIUM_PATH.",
      );
    }
    return path;
  });
}
