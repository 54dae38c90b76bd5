import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { test as plainTest } from "@playwright/test";
import { type StripeStandIn, startStripeStandIn } from "@/sandbox/stripe";
import { freePort } from "@/scripts/postgres/free-port";
import { builtWorker } from "@/scripts/stack/build-app";
import { root } from "@/scripts/stack/run-node";

/** A whole Onetill of one file's own: web, worker, database and Stripe, whose clock nobody else minds. */
export interface OwnTill {
  url: string;
  stripe: StripeStandIn;
  keys: typeof keys;
  /** Everything that web and worker have written. */
  output: () => string;
  /** Moves the clock of the till and of its Stripe. */
  advance: (ms: number) => Promise<void>;
}

const keys = {
  secretKey: "sk_test_owntill000000000000000000",
  publishableKey: "pk_test_owntill000000000000000000",
  webhookSecret: "whsec_owntill00000000000000000000",
};

async function newDatabase(): Promise<string> {
  const { Client } = await import("@/lib/db/client");
  const { migrate } = await import("@/lib/db/migrate");
  const address = new URL(process.env.DATABASE_URL ?? "");
  const client = new Client({ connectionString: address.href });
  await client.connect();
  address.pathname = `/till_${randomBytes(6).toString("hex")}`;
  await client.query(`create database ${address.pathname.slice(1)}`);
  await client.end();
  await migrate(address.href);
  return address.href;
}

async function startTill(): Promise<OwnTill & { stop: () => Promise<void> }> {
  let moved = 0;
  let output = "";
  const processes: ChildProcess[] = [];
  const stripe = await startStripeStandIn({ keys, now: () => new Date(Date.now() + moved) });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  // What this process makes is made in the till's database as well.
  Object.assign(process.env, {
    ...{ DATABASE_URL: await newDatabase(), PORT: String(port), APP_URL: url, NEXTAUTH_URL: url },
    ...{ STRIPE_SECRET_KEY: keys.secretKey, STRIPE_PUBLISHABLE_KEY: keys.publishableKey },
    ...{ STRIPE_WEBHOOK_SECRET: keys.webhookSecret, STRIPE_API_BASE: stripe.url },
    STRIPE_JS_URL: `${stripe.url}/endive/stripe.js`,
  });
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "debug" },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    processes.push(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk;
      });
    }
    return new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", () => reject(new Error(`a process ended early: ${output.slice(-2000)}`)));
    });
  };
  await Promise.all([start(join(root, "scripts/web.ts")), start(builtWorker)]);
  const { advanceClock, closePool } = await import("@/lib/db");
  return {
    ...{ url, stripe, keys, output: () => output },
    advance: async (ms) => {
      await advanceClock(ms);
      moved += ms;
    },
    stop: async () => {
      await closePool();
      await Promise.all(
        processes.map((child) => {
          const gone = new Promise((resolve) => child.once("exit", resolve));
          child.kill();
          return gone;
        }),
      );
      await stripe.stop();
    },
  };
}

/** Tests that share one till. They run in a process of their own, whose settings are the till's. */
export const test = plainTest.extend<object, { till: OwnTill }>({
  till: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const till = await startTill();
      await use(till);
      await till.stop();
    },
    { scope: "worker", auto: true, timeout: 60_000 },
  ],
  baseURL: async ({ till }, use) => use(till.url),
});
