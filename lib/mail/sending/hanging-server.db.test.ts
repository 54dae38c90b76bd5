import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { startMailServer } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { queueMail } from "../index";
import { usualLimits } from "./hand-over";
import { answersCome, sendMailsWithin } from "./send-due-mails";

/** As in earnest, in smaller. */
const limits = { lane: 700, answer: 5000, farewell: 200 };
const never = new Promise<never>(() => {});

let server: Awaited<ReturnType<typeof startMailServer>>;
/** What stands between us and the server, and says nothing any more when it hangs. */
let front: Server;
let hangs: "at once" | "in the middle" | null = null;
const sockets = new Set<Socket>();
let answerDot = () => {};

beforeAll(async () => {
  const dot = new Promise<void>((resolve) => {
    answerDot = resolve;
  });
  server = await startMailServer((to) => {
    if (to.startsWith("hangs")) return { slow: "name", until: never };
    return to.startsWith("late") ? { slow: "data", until: dot } : "250 ok";
  });
  const { createConnection } = await import("node:net");
  front = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    if (hangs === "at once") return socket.resume();
    const behind = createConnection(server.port, "127.0.0.1");
    behind.on("error", () => {}).on("close", () => socket.destroy());
    socket.on("close", () => behind.destroy());
    behind.pipe(socket);
    socket.on("data", (chunk) => {
      if (hangs === "in the middle" && chunk.includes("RCPT TO")) return;
      behind.write(chunk);
    });
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const { port } = front.address() as { port: number };
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
});
afterAll(async () => {
  front.close();
  for (const socket of sockets) socket.destroy();
  await server.stop();
});

async function queueFor(recipient: string, siteId?: string) {
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  const site = siteId ? { siteId } : {};
  await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...site, ...text });
}
const stateOf = async (recipient: string) =>
  (
    await query(
      `select state, attempts, last_error, next_attempt_at > onetill_now() as waits
       from outgoing_mails where recipient = $1`,
      [recipient],
    )
  )[0];

test("a lane is held for thirty seconds at most", () => {
  expect(usualLimits.lane).toBe(30_000);
});

test("a server that says nothing, at once or in the middle, is left, and the mail tried again later", async () => {
  for (const how of ["at once", "in the middle"] as const) {
    hangs = how;
    const recipient = `${newId()}@example.com`;
    await queueFor(recipient);
    expect(await sendMailsWithin(limits)).toBe(1);
    // Its lane is over when it is said, and it is written down a moment later.
    await vi.waitFor(
      async () =>
        expect(await stateOf(recipient)).toMatchObject({
          ...{ state: "queued", attempts: 1, waits: true },
          last_error: "The mail server took too long.",
        }),
      10_000,
    );
    // Nothing is left of the connection.
    await vi.waitFor(() => expect(sockets.size).toBe(0), 10_000);
  }
  hangs = null;
});

test("however many mails of a site hang, another site's and one's own go out meanwhile", async () => {
  const [ill, well] = [await newSite(), await newSite()];
  for (let nth = 0; nth < 40; nth++) await queueFor(`hangs-${nth}@example.com`, ill.siteId);
  const stop = new AbortController();
  const patient = { ...limits, lane: 20_000 };
  const sending = sendMailsWithin(patient, { signal: stop.signal, lookEvery: 20 });
  await vi.waitFor(() => expect(server.talking()).toBe(2), 10_000);
  await queueFor("well@example.com", well.siteId);
  await queueFor("link@example.com");
  await vi.waitFor(async () => {
    expect(await stateOf("well@example.com")).toMatchObject({ state: "sent" });
    expect(await stateOf("link@example.com")).toMatchObject({ state: "sent" });
  }, 10_000);
  expect(server.talking()).toBe(2);

  // A stop waits for none of those that hang, and takes nothing from their tries.
  stop.abort();
  await sending;
  const states = await query(
    `select distinct state, attempts, next_attempt_at > onetill_now() as waits
     from outgoing_mails where site_id = $1`,
    [ill.siteId],
  );
  expect(states).toEqual([{ state: "queued", attempts: 0, waits: false }]);
  await query("update outgoing_mails set state = 'canceled' where site_id = $1", [ill.siteId]);
});

test("a server that is slow to answer the end of a message holds no lane, and is believed when it does", async () => {
  await queueFor("late@example.com");
  expect(await sendMailsWithin(limits)).toBe(1);
  expect(await stateOf("late@example.com")).toMatchObject({ state: "sending" });
  await queueFor("next@example.com");
  expect(await sendMailsWithin(limits)).toBe(1);
  expect(await stateOf("next@example.com")).toMatchObject({ state: "sent" });
  answerDot();
  await answersCome();
  expect(await stateOf("late@example.com")).toMatchObject({ state: "sent", attempts: 1 });
});
