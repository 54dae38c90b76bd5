import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort } from "./postgres/free-port";
import { type Runtime, readRuntime } from "./read-runtime";
import { ensureBuilt } from "./stack/build-app";
import { root } from "./stack/run-node";

const patience = { timeout: 60_000, interval: 100 };
const dataDir = mkdtempSync(join(tmpdir(), "onetill-start-"));
let port: number;
const started: Start[] = [];

/** What the test run has set for itself. */
const unset = { DATABASE_URL: "", ONETILL_SECRET: "", APP_URL: "" };

/** One `npm start` on this file's data directory. */
class Start {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  output = "";

  constructor(settings: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
      env: {
        ...process.env,
        ...unset,
        NODE_ENV: "production",
        ONETILL_DATA_DIR: dataDir,
        ONETILL_DEMO: "off",
        PORT: String(port),
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk) => {
        this.output += chunk;
      });
    }
    this.exit = new Promise((resolve) => this.child.on("close", resolve));
    started.push(this);
  }

  async ready() {
    await vi.waitFor(() => expect(this.output).toMatch(/^Onetill is ready: /m), patience);
  }
}

const admin = ["--import", "tsx", join(root, "scripts/admin.ts")];
const runtime = () => readRuntime(dataDir) as Runtime;
const pidOf = (name: string) => runtime().processes[name] ?? 0;
const health = async () => (await fetch(`http://localhost:${port}/api/health`)).status;

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  port = await freePort();
  await ensureBuilt();
}, 300_000);

afterAll(async () => {
  for (const { child, exit } of started) {
    child.kill("SIGTERM");
    await exit;
  }
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

test("a start ends with the address, and what is killed comes back by itself", async () => {
  const start = new Start();
  await start.ready();
  const lines = start.output.trim().split("\n");
  expect(lines.at(-1)).toBe(`Onetill is ready: http://localhost:${port}`);
  expect(lines.at(-2)).toContain(`http://localhost:${port}/setup`);
  expect(await health()).toBe(200);

  for (const name of ["web", "worker", "PostgreSQL"]) {
    const pid = pidOf(name);
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => {
      expect(pidOf(name)).not.toBe(pid);
      expect(start.output).toContain(`${name} is back (process ${pidOf(name)})`);
    }, patience);
  }
  await vi.waitFor(async () => expect(await health()).toBe(200), patience);

  const second = new Start({ PORT: String(await freePort()) });
  expect(await second.exit).toBe(1);
  expect(second.output).toContain("Onetill is already running on");

  const pids = Object.values(runtime().processes).map(Number);
  start.child.kill("SIGINT");
  start.child.kill("SIGINT");
  expect(await start.exit).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  const log = readFileSync(join(dataDir, "logs/postgres.log"), "utf8");
  expect(log.trimEnd()).toMatch(/database system is shut down$/);
}, 180_000);

test("Stripe's stand-in is killed and back at the same address, with what it knew and the clock that was moved", async () => {
  const start = new Start();
  await start.ready();
  const command = (args: string) =>
    execFileSync(process.execPath, [...admin, ...args.split(" ")], {
      ...{
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, ...unset, ONETILL_DATA_DIR: dataDir },
      },
    });
  const { stripe } = JSON.parse(command("sandbox")) as { stripe: Record<string, string> };
  const { settings } = runtime();
  expect(stripe).toMatchObject({
    ...{ api: settings.STRIPE_API_BASE, js: `${settings.STRIPE_API_BASE}/endive/stripe.js` },
    webhook_secret: expect.stringMatching(/^whsec_/),
  });
  const ask = async (path: string, body?: string) => {
    const answer = await fetch(`${stripe.api}/v1/${path}`, {
      headers: { authorization: `Bearer ${stripe.secret_key}` },
      ...(body === undefined ? {} : { method: "POST", body: new URLSearchParams(body) }),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const hold = await ask(
    "payment_intents",
    "amount=900&currency=eur&capture_method=manual&payment_method=pm_card_visa&confirm=true&return_url=https://a.test/",
  );
  expect(hold.status).toBe("requires_capture");
  const pid = pidOf("stripe-stand-in");
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(pidOf("stripe-stand-in")).not.toBe(pid), patience);
  await vi.waitFor(
    async () => expect(await ask(`payment_intents/${hold.id}`)).toEqual(hold),
    patience,
  );
  command("clock --advance 8d");
  expect(await ask(`payment_intents/${hold.id}`)).toMatchObject({
    ...{ status: "canceled", cancellation_reason: "expired" },
  });
  start.child.kill("SIGTERM");
  expect(await start.exit).toBe(0);
}, 180_000);

test("what a restart cannot write ends nothing: what is killed comes back all the same", async () => {
  const start = new Start();
  await start.ready();
  const pids = { ...runtime().processes };
  // As on a full disk: neither the list of processes nor a line of a log can be written.
  mkdirSync(join(dataDir, "runtime.json.new"));
  for (const name of ["web", "worker"]) {
    rmSync(join(dataDir, `logs/${name}.log`), { force: true });
    mkdirSync(join(dataDir, `logs/${name}.log`));
  }
  for (const name of ["worker", "web", "PostgreSQL", "worker"]) {
    const back = () => [
      ...start.output.matchAll(new RegExp(`${name} is back \\(process (\\d+)`, "g")),
    ];
    const before = back();
    process.kill(Number(before.at(-1)?.[1] ?? pids[name]), "SIGKILL");
    await vi.waitFor(() => expect(back().length).toBe(before.length + 1), patience);
  }
  await vi.waitFor(async () => expect(await health()).toBe(200), patience);
  expect(start.output).toContain("The list of processes was not written");

  for (const name of ["runtime.json.new", "logs/web.log", "logs/worker.log"]) {
    rmSync(join(dataDir, name), { recursive: true });
  }
  start.child.kill("SIGTERM");
  expect(await start.exit).toBe(0);
}, 180_000);

test("another secret, or a lost one, stops the start and says how to go on", async () => {
  const ONETILL_SECRET = randomBytes(32).toString("base64url");
  const foreign = new Start({ ONETILL_SECRET });
  expect(await foreign.exit).toBe(1);
  expect(foreign.output).toMatch(
    /not the one that this database was set up with.*accept-new-secret/,
  );

  const secret = readFileSync(join(dataDir, "secret"), "utf8");
  rmSync(join(dataDir, "secret"));
  const lost = new Start();
  expect(await lost.exit).toBe(1);
  expect(lost.output).toMatch(/secret is missing, but the database that it belongs to is there/);
  expect(existsSync(join(dataDir, "secret"))).toBe(false);
  writeFileSync(join(dataDir, "secret"), secret, { mode: 0o600 });
}, 180_000);

test("after a kill -9 of the supervisor nothing is left behind, and the next start works", async () => {
  const start = new Start();
  await start.ready();
  const pids = Object.values(runtime().processes).map(Number);
  process.kill(pidOf("supervisor"), "SIGKILL");
  await start.exit;
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), patience);

  const next = new Start();
  await next.ready();
  expect(await health()).toBe(200);
  next.child.kill("SIGTERM");
  expect(await next.exit).toBe(0);
}, 180_000);

test("when the starting command itself is killed, everything stops", async () => {
  const start = new Start();
  await start.ready();
  const pids = Object.values(runtime().processes).map(Number);
  start.child.kill("SIGKILL");
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), patience);
}, 180_000);

test("a port that is taken is named in a sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const start = new Start();
  expect(await start.exit).toBe(1);
  expect(start.output).toContain(`Port ${port} is in use by another program.`);
  other.close();
}, 60_000);

test("a bad setting stops the start with a sentence", async () => {
  const start = new Start({ ONETILL_DEMO: "perhaps" });
  expect(await start.exit).toBe(1);
  expect(start.output).toMatch(/^The settings are not usable: ONETILL_DEMO/m);
}, 60_000);

test("an external database needs the secret to be given, and nothing embedded starts beside it", async () => {
  const DATABASE_URL = process.env.DATABASE_URL ?? "";
  const refused = new Start({ DATABASE_URL });
  expect(await refused.exit).toBe(1);
  expect(refused.output).toMatch(/ONETILL_SECRET is required/);

  const start = new Start({ DATABASE_URL, ONETILL_SECRET: randomBytes(32).toString("base64url") });
  await start.ready();
  expect(await health()).toBe(200);
  expect(Object.keys(runtime().processes).sort()).toEqual([
    "stripe-stand-in",
    "supervisor",
    "web",
    "worker",
  ]);
  start.child.kill("SIGTERM");
  expect(await start.exit).toBe(0);
}, 180_000);
