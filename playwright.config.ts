import { defineConfig } from "@playwright/test";

// `npm run test:e2e` starts the built app on a database of its own and says here where it is.
const { E2E_BASE_URL, E2E_TRACE, CHROMIUM_PATH, PLAYWRIGHT_JSON } = process.env;
if (!E2E_BASE_URL) throw new Error("Run the browser tests with `npm run test:e2e -- <file>`.");

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results",
  reporter: PLAYWRIGHT_JSON ? [["list"], ["json", { outputFile: PLAYWRIGHT_JSON }]] : [["list"]],
  use: {
    baseURL: E2E_BASE_URL,
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    // To look into a failure: E2E_TRACE=on. A trace of every test takes a quarter of the whole run.
    trace: E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: [
        ...["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"],
        // Where tests run there is none to look for.
        "--disable-gpu",
      ],
    },
  },
});
