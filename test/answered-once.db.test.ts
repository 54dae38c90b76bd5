import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { advanceClock, closePool, openClient, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { sweepAnswers } from "@/lib/sites";
import { startAnswering } from "./answering-process";
import { newKey } from "./call-api";
import { newOrder } from "./new-order";
import { newSite } from "./new-site";
import { waitingSessions } from "./waiting-sessions";

let webs: Awaited<ReturnType<typeof startAnswering>>[];
let siteId: string;
let key: string;

beforeAll(async () => {
  await query("create table planted (id text not null)");
  webs = await Promise.all([
    startAnswering(),
    startAnswering(),
    startAnswering({ DOOMED: "true" }),
  ]);
  siteId = (await newSite()).siteId;
  key = await newKey(siteId, ["orders:read", "orders:write"]);
});
afterAll(async () => {
  for (const { child } of webs) child.kill("SIGKILL");
  await closePool();
});

type Ask = { name?: string; body?: unknown; key?: string; web?: number };

async function post(path: string, { name, body = {}, web = 0, ...own }: Ask = {}) {
  const response = await fetch(`${webs[web]?.url}${path}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${own.key ?? key}`,
      ...(name === undefined ? {} : { "Idempotency-Key": name }),
    },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    text: await response.text(),
    replayed: response.headers.get("Idempotent-Replayed"),
    retryAfter: response.headers.get("Retry-After"),
  };
}
const codeOf = ({ text }: { text: string }) => JSON.parse(text).error?.code;

const effects = async (id: string) =>
  (await query("select 1 from planted where id = $1", [id])).length;

/** Holds whoever waits in the planted work, until it is let go. */
async function holdWork() {
  const holder = await openClient(process.env.DATABASE_URL as string);
  await holder.query("select pg_advisory_lock(42)");
  const reached = () => vi.waitFor(async () => expect(await waitingSessions()).toHaveLength(1));
  return { reached, letGo: () => holder.end() };
}

test("the same request again is answered as it was first, by any process, and done once", async () => {
  const path = `/planted/${newId()}`;
  const first = await post(path, { name: "a", body: { note: "x", waits: false } });
  expect(first).toMatchObject({ status: 201, replayed: null });
  const again = await post(path, { name: "a", body: { waits: false, note: "x" }, web: 1 });
  expect(again).toEqual({ ...first, replayed: "true" });
  expect(await effects(path.slice(9))).toBe(1);
});

test("without the header, or under another name, it is done again", async () => {
  const path = `/planted/${newId()}`;
  for (const name of [undefined, undefined, "a", "b"]) await post(path, { name });
  expect(await effects(path.slice(9))).toBe(4);
});

test("a link for a buyer is the same link again, and lies nowhere in the database as it is", async () => {
  const { publicId } = await newOrder(siteId);
  const path = `/orders/${publicId}/tokens`;
  const first = await post(path, { name: "link" });
  expect(first.status).toBe(201);
  expect(await post(path, { name: "link", web: 1 })).toEqual({ ...first, replayed: "true" });
  expect((await post(path, { name: "link-2" })).text).not.toBe(first.text);
  const { token } = JSON.parse(first.text);
  const kept = JSON.stringify(await query("select * from api_answers"));
  expect(kept).not.toContain(token);
  expect(kept).not.toContain("order?orderId");
});

test("the same name with another body or another query is 422, and nothing is done", async () => {
  const path = `/planted/${newId()}`;
  await post(path, { name: "a", body: { note: "x" } });
  for (const ask of [
    { path, body: { note: "y" } },
    { path, body: {} },
    { path: `${path}?loud=true`, body: { note: "x" } },
  ]) {
    const answer = await post(ask.path, { name: "a", body: ask.body });
    expect([answer.status, codeOf(answer)]).toEqual([422, "idempotency_mismatch"]);
  }
  expect(await effects(path.slice(9))).toBe(1);
});

test("a name belongs to one key and one address", async () => {
  const [one, two] = [`/planted/${newId()}`, `/planted/${newId()}`];
  const otherKey = await newKey(siteId, ["orders:write"]);
  await post(one, { name: "a" });
  expect(await post(one, { name: "a", key: otherKey })).toMatchObject({ replayed: null });
  expect(await post(two, { name: "a" })).toMatchObject({ status: 201, replayed: null });
  expect([await effects(one.slice(9)), await effects(two.slice(9))]).toEqual([2, 1]);
});

test("while the first is being worked on, others hear so at once, whatever process they ask", async () => {
  const path = `/planted/${newId()}`;
  const { reached, letGo } = await holdWork();
  const first = post(path, { name: "a", body: { waits: true } });
  await reached();
  for (const web of [0, 1]) {
    const answer = await post(path, { name: "a", body: { waits: true }, web });
    expect([answer.status, codeOf(answer)]).toEqual([409, "idempotency_running"]);
    expect(answer.retryAfter).toBe("1");
  }
  expect(codeOf(await post(path, { name: "a", web: 1 }))).toBe("idempotency_mismatch");
  await letGo();
  expect((await first).status).toBe(201);
  expect(await post(path, { name: "a", body: { waits: true }, web: 1 })).toMatchObject({
    status: 201,
    replayed: "true",
  });
  expect(await effects(path.slice(9))).toBe(1);
});

test("of forty at the same moment one is done; the others have its answer or hear that it runs", async () => {
  const path = `/planted/${newId()}`;
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => post(path, { name: "a", web: index % 2 })),
  );
  const done = answers.filter(({ status }) => status === 201);
  expect(new Set(done.map(({ text }) => text)).size).toBe(1);
  expect(done.filter(({ replayed }) => replayed === null)).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status !== 201) expect(codeOf(answer)).toBe("idempotency_running");
  }
  expect(await effects(path.slice(9))).toBe(1);
});

test("a process that dies after the work and before the answer leaves nothing, and the next try does it once", async () => {
  const [path, kept] = [`/planted/${newId()}`, `/planted/${newId()}`];
  const first = await post(kept, { name: "kept", web: 2 });
  const ask = { name: "a", body: { ends: "killed" } };
  await expect(post(path, { ...ask, web: 2 })).rejects.toThrow();
  expect(await effects(path.slice(9))).toBe(0);
  // The name was taken all the same: whoever asks for something else under it is refused.
  expect(codeOf(await post(path, { name: "a" }))).toBe("idempotency_mismatch");
  expect(await post(path, ask)).toMatchObject({ status: 201, replayed: null });
  expect(await post(path, ask)).toMatchObject({ status: 201, replayed: "true" });
  expect(await effects(path.slice(9))).toBe(1);
  // What it had answered before is answered by the others.
  expect(await post(kept, { name: "kept" })).toEqual({ ...first, replayed: "true" });
});

test.each([
  ["refused", 409, "conflict"],
  ["broken", 500, "internal"],
])(
  "work that is %s is answered so again, and what it did before is undone",
  async (ends, status, code) => {
    const path = `/planted/${newId()}`;
    const first = await post(path, { name: "a", body: { ends } });
    expect([first.status, codeOf(first), first.replayed]).toEqual([status, code, null]);
    expect(await post(path, { name: "a", body: { ends }, web: 1 })).toEqual({
      ...first,
      replayed: "true",
    });
    expect(await effects(path.slice(9))).toBe(0);
  },
);

test("what never began is not kept: a refused body, an unknown key, a database that is away", async () => {
  const path = `/planted/${newId()}`;
  expect((await post(path, { name: "a", body: { ends: "oddly" } })).status).toBe(400);
  expect((await post(path, { name: "a", key: "ot_unknown" })).status).toBe(401);
  for (const name of ["", "x".repeat(256)]) {
    expect(await post(path, { name })).toMatchObject({
      status: 400,
      text: expect.stringContaining("Idempotency-Key"),
    });
  }
  expect(await post(path, { name: "a".repeat(255) })).toMatchObject({ status: 201 });
  const away = { name: "b", body: { ends: "away" } };
  for (const _ of [1, 2]) {
    expect(await post(path, away)).toMatchObject({ status: 503, replayed: null });
  }
  expect(await post(path, { name: "a" })).toMatchObject({ status: 201, replayed: null });
});

test("after a day it is forgotten, and the name may mean something else", async () => {
  const path = `/planted/${newId()}`;
  await post(path, { name: "a" });
  await advanceClock(23 * 3_600_000);
  await sweepAnswers();
  expect(await post(path, { name: "a" })).toMatchObject({ status: 201, replayed: "true" });
  await advanceClock(3_700_000);
  expect(await post(path, { name: "a", body: { note: "new" } })).toMatchObject({
    status: 201,
    replayed: null,
  });
  expect(await post(path, { name: "a", body: { note: "new" } })).toMatchObject({
    replayed: "true",
  });
  await advanceClock(25 * 3_600_000);
  await sweepAnswers();
  expect(await query("select 1 from api_answers")).toEqual([]);
});
