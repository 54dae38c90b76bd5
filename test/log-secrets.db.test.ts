import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { queueMail } from "@/lib/mail";
import { root } from "@/scripts/stack/run-node";
import { kofiDelivery } from "./deliveries";
import { startMailServer } from "./mail-server";
import { nobody } from "./new-person";
import { type OwnProgram, worker } from "./own-program";
import { foundIn, plantSecrets } from "./planted-secrets";
import { newTill } from "./till";

let program: OwnProgram | undefined;
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer((to) => `550 no mailbox <${to}>`);
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  await program?.end();
  await server.stop();
  await closePool();
});

test("a process that logs secrets in every shape there is writes none of them, and one line of JSON a message", async () => {
  const planted = plantSecrets();
  await query("create table planted (email text primary key)");
  await query("insert into planted values ($1)", [planted.address]);
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", `${root}/test/logging-program.ts`],
    {
      cwd: root,
      env: { ...process.env, LOG_LEVEL: "debug", PLANTED: JSON.stringify(planted) },
      maxBuffer: 50_000_000,
    },
  );
  expect(foundIn(planted, stdout + stderr)).toEqual([]);
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const [out, err] = [linesOf(stdout), linesOf(stderr)];
  expect(new Set(out.map(({ level }) => level))).toEqual(new Set(["debug", "info"]));
  expect(new Set(err.map(({ level }) => level))).toEqual(new Set(["warn", "error"]));
  for (const line of [...out, ...err]) {
    expect(line).toMatchObject({
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      message: expect.any(String),
    });
  }
  expect(out.find(({ message }) => message === "it happened")).toMatchObject({ requestId: "r-1" });
  // What helps is still told.
  expect(stderr).toContain("users_email_key");
  expect(stderr).toContain("planted_pkey");
  expect(stderr).toContain("db.example.com:5432");
  expect(stderr).toContain("logging-program.ts");
});

test("a worker that fails at a member's mail and at a delivery says so without address, token or secret", async () => {
  const planted = plantSecrets();
  const till = await newTill();
  const text = {
    subject: planted.password,
    html: `<p>${planted.session}</p>`,
    text: planted.session,
  };
  await queueMail(nobody(), {
    purpose: "test",
    dedupeKey: newId(),
    recipient: planted.address,
    ...text,
  });
  await till.receive(
    "kofi",
    kofiDelivery(till.secrets.kofi, { email: planted.address, message: planted.jwt }),
  );
  // Whoever places an order is refused by the database, which quotes the row.
  await query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no %', new.customer_email using detail = new::text; end $$`);
  await query(
    "create trigger refuse before insert on orders for each row execute function refuse()",
  );
  program = worker({ LOG_LEVEL: "debug" });
  await program.ready;
  const lines = program.lines;
  await vi.waitFor(
    () => {
      expect(lines.join("\n")).toContain("a mail was not sent");
      expect(lines.join("\n")).toContain("a delivery could not be worked on");
    },
    { timeout: 30_000, interval: 100 },
  );
  expect(foundIn({ ...planted, connectionSecret: till.secrets.kofi }, lines.join("\n"))).toEqual(
    [],
  );
});
