import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { root } from "@/scripts/stack/run-node";
import { startMailServer, type Verdict } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { queueMail, sendDueMails } from "../index";

const verdicts = new Map<string, Verdict>();
const asked: string[] = [];
let server: Awaited<ReturnType<typeof startMailServer>>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  server = await startMailServer((to) => {
    asked.push(to);
    return verdicts.get(to) ?? "250 ok";
  });
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await server.stop();
});

/** A worker process of its own, as `npm start` runs it. */
function startWorkerProcess() {
  const child = spawn(process.execPath, [inject("workerProgram")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  children.push(child);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const never = new Promise<never>(() => {});

async function queueFor(verdict: Verdict) {
  const recipient = `${newId()}@example.com`;
  verdicts.set(recipient, verdict);
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
  return recipient;
}

async function rowOf(recipient: string) {
  const rows = await query("select * from outgoing_mails where recipient = $1", [recipient]);
  return rows[0];
}

const endLease = () =>
  query("update outgoing_mails set next_attempt_at = onetill_now() where state = 'sending'");

test("a worker killed before the end of a message leaves it to the next one, and it arrives once", async () => {
  const recipient = await queueFor({ slow: "name", until: never });
  const worker = startWorkerProcess();
  await vi.waitFor(() => expect(asked).toContain(recipient), { timeout: 60_000, interval: 50 });
  await worker.kill();
  expect(await rowOf(recipient)).toMatchObject({ state: "sending", handed_over_at: null });

  verdicts.set(recipient, "250 ok");
  await endLease();
  expect(await sendDueMails()).toBe(1);
  expect(await rowOf(recipient)).toMatchObject({ state: "sent", attempts: 2 });
  expect(server.receivedBy(recipient)).toHaveLength(1);
}, 120_000);

test("a worker killed after the end of a message leaves it unknown, and nobody repeats it", async () => {
  const recipient = await queueFor({ slow: "data", until: never });
  const worker = startWorkerProcess();
  await vi.waitFor(() => expect(server.receivedBy(recipient)).toHaveLength(1), {
    timeout: 60_000,
    interval: 50,
  });
  await worker.kill();
  expect(await rowOf(recipient)).toMatchObject({
    state: "sending",
    handed_over_at: expect.any(Date),
  });

  verdicts.set(recipient, "250 ok");
  await endLease();
  expect(await sendDueMails()).toBe(0);
  expect(await rowOf(recipient)).toMatchObject({ state: "unknown", attempts: 1 });
  expect(server.receivedBy(recipient)).toHaveLength(1);
}, 120_000);
