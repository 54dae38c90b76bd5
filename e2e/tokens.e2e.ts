import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import type { Queryable } from "@/lib/db";
import { migrate } from "@/lib/db/migrate";
import { env, newToken } from "@/lib/kernel";
import { freePort } from "@/scripts/postgres/free-port";
import { root } from "@/scripts/stack/run-node";
import { findInDatabase } from "@/test/find-in-database";
import { startMailServer } from "@/test/mail-server";
import { expectGood } from "./in-every-look";

/** The address that the installation has outside; the tests reach it past its TLS. */
const APP_URL = "https://till.example";

let url: string;
let database: pg.Client;
let mails: Awaited<ReturnType<typeof startMailServer>>;
const processes: ChildProcess[] = [];
/** Everything that web and worker wrote. */
let output = "";

function start(args: string[], settings: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "debug", ...settings },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  processes.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => child.once("message", () => resolve()));
}

// A public installation of its own, with a mail server and without an account.
test.beforeAll(async () => {
  const name = `tokens_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: env().databaseUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const address = new URL(env().databaseUrl);
  address.pathname = `/${name}`;
  await migrate(address.href);
  database = new pg.Client({ connectionString: address.href });
  await database.connect();
  mails = await startMailServer();
  const port = await freePort();
  url = `http://localhost:${port}`;
  const settings = {
    ...{ DATABASE_URL: address.href, PORT: String(port), HOST: "localhost" },
    ...{ APP_URL, NEXTAUTH_URL: APP_URL, SMTP_URL: mails.url, SMTP_TLS: "optional" },
  };
  await Promise.all([
    start([join(root, "scripts/web.ts")], settings),
    start(["--import", "tsx", join(root, "scripts/worker.ts")], settings),
  ]);
});

test.afterAll(async () => {
  for (const child of processes) child.kill();
  await database?.end();
  await mails?.stop();
});

/** The link in the newest mail to somebody, as it leads to the installation under test. */
async function mailedLink(email: string): Promise<{ href: string; token: string }> {
  await expect.poll(() => mails.receivedBy(email).length).toBeGreaterThan(0);
  const text = (mails.receivedBy(email).at(-1)?.data ?? "")
    .replaceAll(/=\r?\n/g, "")
    .replaceAll("=3D", "=");
  const [, path, token] = /https:\/\/till\.example(\/[a-z/-]+)#token=([\w-]+)/.exec(text) ?? [];
  if (!path || !token) throw new Error("the mail has no link");
  return { href: `${url}${path}#token=${token}`, token };
}

/** Every address and every Referer that the browser sends, and every script that it gets. */
function listen(context: BrowserContext) {
  const seen = { addresses: [] as string[], scripts: [] as Promise<string>[] };
  context.on("request", (request) => {
    seen.addresses.push(`${request.url()} ${request.headers().referer ?? ""}`);
  });
  context.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    seen.scripts.push(response.text().catch(() => ""));
  });
  return seen;
}

const password = () => `words ${newToken()}`;

async function expectProblem(page: Page, sentence: string) {
  await expect(page.getByRole("main").getByRole("alert")).toContainText(sentence);
}

// One test: a public installation is set up once, and what follows shares its log.
test("from the set-up to the last link, no token is in a log, a table, an address or a Referer", async ({
  browser,
}) => {
  test.slow();
  const context = await browser.newContext();
  const seen = listen(context);
  const page = await context.newPage();
  const secrets: string[] = [];
  const chosen = (text: string) => {
    secrets.push(text);
    return text;
  };

  // Setting up takes the code that the web process has written down.
  await page.goto(`${url}/`);
  await expect(page).toHaveURL(`${url}/setup`);
  await expectGood(page, `${url}/setup`);
  await expect.poll(() => output).toMatch(/^Set-up code: /m);
  const code = /^Set-up code: ([0-9A-Z-]{19})$/m.exec(output)?.[1] ?? "";
  const owners = chosen(password());
  await page.getByLabel("Your name").fill("Mara Lindqvist");
  await page.getByLabel("E-mail").fill("mara@example.com");
  await page.getByLabel("Password").fill(owners);
  await page.getByLabel("Your first site").fill("Paper Lanterns");
  for (const typed of ["", "0000-0000-0000-0000"]) {
    await page.getByLabel("Set-up code").fill(typed);
    await page.getByRole("button", { name: "Create the owner" }).click();
    await expect(page.getByText("This is not the set-up code.")).toBeVisible();
    await expect(page.getByLabel("Set-up code")).toBeFocused();
    await expect(page.getByLabel("Your name")).toHaveValue("Mara Lindqvist");
    await expect(page.getByLabel("Password")).toHaveValue(owners);
  }
  await page.getByLabel("Set-up code").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Create the owner" }).click();
  await expect(page).toHaveURL(`${url}/`);

  // An invitation.
  await page.goto(`${url}/sites/paper-lanterns/people`);
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("E-mail").fill("sam@example.com");
  await dialog.getByRole("radio", { name: /^Support/ }).check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  const invitation = await mailedLink("sam@example.com");
  secrets.push(invitation.token);
  await context.clearCookies();
  await page.goto(invitation.href);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Join Paper Lanterns");
  await expect(page).toHaveURL(`${url}/invite`);
  const [cookie] = (await context.cookies(`${url}/invite`)).filter(
    ({ name }) => name === "onetill-invitation",
  );
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/invite" });
  expect(cookie?.value).not.toContain(invitation.token);
  expect(await page.content()).not.toContain(invitation.token);
  await expect(page).toHaveURL(`${url}/invite`);
  await page.reload();
  await page.getByLabel("Your name").fill("Sam Example");
  await page.getByLabel("Password").fill("Paper-Lanterns-1");
  await page.getByRole("button", { name: "Create account and accept" }).click();
  await expect(page.getByText("made of your own address or a name of yours")).toBeVisible();
  await page.getByLabel("Password").fill(chosen(password()));
  await page.getByRole("button", { name: "Create account and accept" }).click();
  await expect(page).toHaveURL(/\/orders/);
  await context.clearCookies();
  await page.goto(invitation.href);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation is over");

  // A link to sign in, replaced by a newer one.
  const askForLink = async () => {
    const before = mails.receivedBy("mara@example.com").length;
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("E-mail", { exact: true }).fill("mara@example.com");
    await page.getByRole("button", { name: "E-mail me a link instead" }).click();
    await expect.poll(() => mails.receivedBy("mara@example.com").length).toBe(before + 1);
    const link = await mailedLink("mara@example.com");
    secrets.push(link.token);
    return link;
  };
  const first = await askForLink();
  const second = await askForLink();
  await page.goto(first.href);
  await expect(page).toHaveURL(`${url}/sign-in/link`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectProblem(page, "there is a newer one");
  await page.goto("about:blank");
  await page.goto(second.href);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${url}/`);

  // A link that is mailed before the password changes.
  const third = await (async () => {
    const jar = await context.cookies();
    await context.clearCookies();
    const link = await askForLink();
    await context.addCookies(jar);
    return link;
  })();
  await page.goto(`${url}/account`);
  await page.getByLabel("New password").fill(chosen(password()));
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
  await context.clearCookies();
  await page.goto(third.href);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectProblem(page, "This link was used already");

  // Pages that are meant to be kept carry theirs in the path, and an order's link in its query; the log
  // does not.
  const inPaths = [newToken(), newToken(), newToken(), newToken()];
  await page.goto(`${url}/unsubscribe/${inPaths[0]}`);
  await page.goto(`${url}/support/some-button/${inPaths[1]}`);
  await page.goto(`${url}/order?orderId=ord_1&token=${inPaths[3]}`);
  await page.request.post(`${url}/api/unsubscribe/${inPaths[2]}`, { form: { a: "b" } });

  // Whatever the processes wrote, the database holds and the browser sent.
  expect(output).toContain("the worker runs");
  const sent = seen.addresses.join("\n");
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret)]) {
      expect(output).not.toContain(form);
      expect(sent).not.toContain(form);
    }
    expect(await findInDatabase(secret, database as Queryable)).toEqual([]);
  }
  expect(secrets).toHaveLength(7);
  for (const token of inPaths) expect(output).not.toContain(token);
  const mailRows = async () =>
    (
      await database.query(
        `select state, sealed_token from outgoing_mails
         where purpose in ('invitation', 'sign-in-link')`,
      )
    ).rows;
  await expect.poll(mailRows).toEqual(Array(4).fill({ state: "sent", sealed_token: null }));
  // The list of common passwords stays on the server.
  const scripts = (await Promise.all(seen.scripts)).join("\n");
  expect(scripts).toContain("A few words in a row are good.");
  expect(scripts).not.toMatch(/qwertyuiop|letmein|trustno1/);
});
