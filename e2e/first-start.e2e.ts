import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/kernel";
import { freePort } from "@/scripts/postgres/free-port";
import { root } from "@/scripts/stack/run-node";
import { expectGood } from "./in-every-look";

let web: ChildProcess;
let url: string;

// An installation of its own, where nobody has an account yet.
test.beforeAll(async () => {
  const name = `first_start_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: env().databaseUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const database = new URL(env().databaseUrl);
  database.pathname = `/${name}`;
  await migrate(database.href);
  const port = await freePort();
  url = `http://localhost:${port}`;
  web = spawn(process.execPath, [join(root, "scripts/web.ts")], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: database.href,
      PORT: String(port),
      APP_URL: url,
      NEXTAUTH_URL: url,
    },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  await new Promise((resolve) => web.once("message", resolve));
});

test.afterAll(() => {
  web?.kill();
});

// One test: a first start happens once.
test("a first start leads to the owner's account, and then the door closes", async ({ page }) => {
  test.slow();
  await page.goto(`${url}/orders`);
  await expect(page).toHaveURL(`${url}/setup`);
  await expectGood(page, `${url}/setup`);
  await page.getByRole("button", { name: "Create the owner" }).click();
  await expect(page.getByText("A name is required.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.getByLabel("Your name").fill("Mara Lindqvist");
  await page.getByLabel("E-mail").fill("mara@example.com");
  await page.getByLabel("Password").fill("short");
  await page.getByLabel("Your first site").fill("Paper Lanterns");
  await page.getByRole("button", { name: "Create the owner" }).click();
  await expect(page.getByText("A password has at least 12 characters.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Mara Lindqvist");
  await page.getByLabel("Password").fill("Paper Lanterns 1");
  await page.getByRole("button", { name: "Create the owner" }).click();
  await expect(page.getByText("made of your own address or a name of yours")).toBeVisible();
  await expect(page.getByLabel("Password")).toBeFocused();
  // On this machine alone nobody needs a code.
  await expect(page.getByLabel("Set-up code")).toHaveCount(0);
  await page.getByLabel("Password").fill("a few words in a row");
  await page.getByRole("button", { name: "Create the owner" }).click();
  await expect(page).toHaveURL(`${url}/`);
  await page.goto(`${url}/sites`);
  await expect(page.getByRole("main").getByRole("listitem")).toContainText("Paper Lanterns");

  await page.context().clearCookies();
  expect((await page.goto(`${url}/setup`))?.status()).toBe(404);
  await page.goto(`${url}/orders`);
  await expect(page).toHaveURL(`${url}/sign-in?next=%2Forders`);
});
