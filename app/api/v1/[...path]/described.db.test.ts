import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endpoints } from "@/lib/api";
import { openClient, query } from "@/lib/db";
import { answerApi } from "@/lib/http";
import { apiScopes, hashToken, newId, toPublicId } from "@/lib/kernel";
import type { OrderStatus } from "@/lib/orders";
import { limits } from "@/lib/sites";
import { createItem } from "@/lib/store";
import { putInFront } from "@/scripts/web/answer-plainly";
import { newKey } from "@/test/call-api";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { newStoreOrder } from "@/test/new-store-order";

type Json = Record<string, unknown>;
interface DescribedAnswer {
  headers: Record<string, { schema: Json }>;
  content: Record<string, { schema: { $ref: string } }>;
}
interface Operation {
  operationId: string;
  "x-scope": string;
  responses: Record<string, DescribedAnswer | { $ref: string }>;
}

const server = createServer(
  putInFront(
    () => answerApi,
    "http://localhost:3000",
    async () => {},
  ),
);
let base: string;
let operations: (Pick<Operation, "responses"> &
  Record<"id" | "scope" | "method" | "path", string>)[];
let description: Json;
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));

/** What the description says at a reference of its own. */
const lookUp = (ref: string) =>
  ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (at as Json)[key], description);

let siteId: string;
let full: string;
let item: string;

/** What a POST is sent that does not take an empty body, and what is another body for each. */
const usualBody: Record<string, string> = {
  createItem: '{"title":"Print","price":2500,"currency":"EUR"}',
};
const otherBody: Record<string, string> = {
  createItem: '{"title":"Print","price":2600,"currency":"EUR"}',
  createOrderToken: '{"expires_in":61}',
  declineOrder: '{"reason":"another"}',
  cancelOrder: '{"reason":"another"}',
  completeOrder: '{"note":"another"}',
  refundOrder: '{"reason":"another"}',
};
/** Where an order stands that a command is a possible next step of. */
const before: Record<string, OrderStatus> = {
  acceptOrder: "received",
  declineOrder: "received",
  cancelOrder: "accepted",
  completeOrder: "accepted",
  reopenOrder: "completed",
};

/** An order of 2500 that was paid through a Stripe for which there are no keys here: refunds of it fail. */
async function newPaidOrder(): Promise<string> {
  const { id, publicId } = await newStoreOrder(siteId, {
    ...{ status: "accepted", payment: "paid", fields: { amount: 2500n } },
  });
  await query(
    `insert into payments (site_id, id, order_id, purpose, method, state, on_session, attempt, amount,
       currency, is_test, idempotency_key, intent_id, asked_by)
     values ($1, $2, $3, 'charge', 'card', 'succeeded', false, 1, 2500, 'EUR', true, $4, $4, $5)`,
    [siteId, newId(), id, `pi_${id}`, { kind: "system", id: null, label: "test" }],
  );
  return publicId;
}

const prepared = new Map<string, Promise<string>>();

/** An order with which a command goes well, of its own for each that is asked for; the same for the same name. */
function orderFor(id: string, name: string | undefined): Promise<string> {
  const make = async () => {
    if (id === "refundOrder") return newPaidOrder();
    const status = before[id];
    return status ? (await newOrder(siteId, { status })).publicId : full;
  };
  const known = name && prepared.get(`${id} ${name}`);
  if (known) return known;
  const made = make();
  if (name) prepared.set(`${id} ${name}`, made);
  return made;
}

let keys: { all: string; over: string; others: Record<string, string> };

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  description = await (await fetch(`${base}/openapi.json`)).json();
  ajv.addSchema(description, "api");
  operations = Object.entries(description.paths as Record<string, Record<string, Operation>>)
    .flatMap(([path, own]) => Object.entries(own).map((one) => [path, ...one] as const))
    .map(([path, method, { operationId: id, "x-scope": scope, responses }]) => ({
      ...{ id, scope, method, path, responses },
    }));

  const site = await newSite();
  siteId = site.siteId;
  const { as } = site;
  const fields = { title: "Print", price: 2500, currency: "EUR", physical: true };
  const { id: itemId } = await createItem(as("owner"), siteId, {
    ...fields,
    questions: [{ id: "size", label: "Size?", kind: "choice", choices: ["S", "L"] }],
  });
  item = toPublicId("item", itemId);
  const { publicId } = await newOrder(siteId, {
    fields: {
      message: "Thank you",
      shipping: { full_name: "Robin", city: "Bern" },
      items: [
        { name: "Print", variation: "Large", quantity: 2, unitAmount: 600n, details: {} },
        { name: "Card", variation: null, quantity: 1, unitAmount: null, details: {} },
      ],
    },
  });
  full = publicId;
  await newOrder(siteId, { fields: { customerName: null, customerEmail: null, items: [] } });
  keys = {
    all: await newKey(siteId, [...apiScopes]),
    over: await newKey(siteId, [...apiScopes]),
    others: {},
  };
  for (const scope of apiScopes) {
    const others = apiScopes.filter((other) => other !== scope);
    keys.others[scope] = await newKey(siteId, others);
  }
  // The window that is full begins tomorrow, so that none ends in the middle of the test.
  const [over] = await query<{ id: string }>("select id from api_keys where key_hash = $1", [
    hashToken(keys.over),
  ]);
  await query(
    `insert into rate_limits (key, window_start, count)
     values ($1, onetill_now() + interval '1 day', $2)`,
    [`${limits.apiKey.name}:${hashToken(over?.id ?? "")}`, limits.apiKey.max],
  );
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Ask {
  id: string;
  search?: string;
  /** The order or item that it is about. */
  subject?: string;
  key?: string | null;
  name?: string;
  body?: string;
}
interface Given {
  id: string;
  status: number;
  headers: Headers;
  body: unknown;
}

const operationOf = (id: string) =>
  operations.find((one) => one.id === id) as (typeof operations)[number];
const path = (id: string) => operationOf(id).path;

/** Asks for an operation as a program would; what is not told is as it should be. */
async function ask({
  id,
  search = "",
  key = keys.all,
  name,
  body = usualBody[id],
  subject = path(id).startsWith("/items") ? item : full,
}: Ask): Promise<Given> {
  const { method } = operationOf(id);
  const address = `${base}${path(id).replace("{id}", subject)}${search}`;
  const response = await fetch(address, {
    method: method.toUpperCase(),
    headers: {
      ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
      ...(name === undefined ? {} : { "Idempotency-Key": name }),
    },
    body: method === "get" ? undefined : body,
  });
  return { id, status: response.status, headers: response.headers, body: await response.json() };
}

/** What the description says of an operation's answer with this status. */
function describedAnswer(id: string, status: number): DescribedAnswer | undefined {
  const told = operations.find((one) => one.id === id)?.responses[status];
  return told && "$ref" in told
    ? (lookUp(told.$ref as string) as DescribedAnswer)
    : (told as DescribedAnswer | undefined);
}

const said = new Set([
  ...["x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"],
  ...["retry-after", "www-authenticate", "idempotent-replayed"],
]);

/** Everything in which an answer is not as it is described; nothing for one that is. */
function differences({ id, status, headers, body }: Given): string[] {
  const told = describedAnswer(id, status);
  if (!told) return [`${id} does not name the status ${status}`];
  const [type] = (headers.get("content-type") ?? "").split(";");
  const schema = told.content[type as string]?.schema;
  if (!schema) return [`${id} ${status} does not name the content type ${type}`];
  const named = new Map(Object.entries(told.headers).map(([one, { schema }]) => [one, schema]));
  const names = new Set([...named.keys()].map((one) => one.toLowerCase()));
  const unnamed = [...headers.keys()].filter((one) => said.has(one) && !names.has(one));
  const wrong = [...named].filter(
    ([one, schema]) => headers.has(one) && !ajv.validate(schema, headers.get(one)),
  );
  const validate = ajv.getSchema(`api${schema.$ref}`) as ValidateFunction;
  return [
    ...unnamed.map((one) => `${id} ${status} does not name the header ${one}`),
    ...wrong.map(([one]) => `${id} ${status} has another ${one}`),
    ...(headers.has("x-request-id") ? [] : [`${id} ${status} has no X-Request-Id`]),
    ...(validate(body) ? [] : (validate.errors ?? [])).map(
      (error) => `${id} ${status} ${error.instancePath} ${error.message}`,
    ),
  ];
}

const withId = () => operations.filter(({ path }) => path.includes("{id}")).map(({ id }) => id);
const posts = () => operations.filter(({ method }) => method === "post").map(({ id }) => id);
const everyId = () => operations.map(({ id }) => id);
const askAll = (ids: string[], how: Omit<Ask, "id">) =>
  Promise.all(ids.map((id) => ask({ ...how, id })));

/** Asks again while somebody else has the first answer's row, as the first request has while it works. */
async function askWhileRunning(id: string): Promise<Given> {
  const name = newId();
  await ask({ id, name });
  const holder = await openClient(process.env.DATABASE_URL as string);
  try {
    await holder.query("begin");
    await holder.query("select 1 from api_answers for update");
    return await ask({ id, name });
  } finally {
    await holder.end();
  }
}

/** Asks for something that comes upon a table that is not there: a fault of our own. */
async function askWithFault(ids: string[]): Promise<Given[]> {
  const tables = ["orders", "store_items"];
  for (const name of tables) await query(`alter table ${name} rename to ${name}_elsewhere`);
  try {
    return await askAll(ids, {});
  } finally {
    for (const name of tables) await query(`alter table ${name}_elsewhere rename to ${name}`);
  }
}

/** Asks a database that says of every statement that has to do with time that it is starting up. */
async function askWhileAway(ids: string[]): Promise<Given[]> {
  const [was] = await query<{ text: string }>(
    "select pg_get_functiondef('onetill_now()'::regprocedure) as text",
  );
  await query(`create or replace function onetill_now() returns timestamptz language plpgsql as
    $$ begin raise exception 'starting up' using errcode = '57P03'; end $$`);
  try {
    return await askAll(ids, {});
  } finally {
    await query(was?.text as string);
  }
}

/** Asks with keys that have every scope but the one that the operation needs. */
const askWithoutScope = () =>
  Promise.all(operations.map(({ id, scope }) => ask({ id, key: keys.others[scope] })));

/** One after the other: a process lets a few through before it has heard of the others' requests. */
async function askTooOften(): Promise<Given[]> {
  const answers: Given[] = [];
  for (const id of everyId()) answers.push(await ask({ id, key: keys.over }));
  return answers;
}

const statuses = (answers: Given[]) => [...new Set(answers.map(({ status }) => status))];

/** How each status is brought about, for the operations that can answer with it. */
const provoked: [number, string, () => Promise<Given[]>][] = [
  [400, "a parameter that there is not", () => askAll(everyId(), { search: "?nonsense=1" })],
  [400, "a body that is no JSON", () => askAll(posts(), { body: "{" })],
  [400, "a field that there is not", () => askAll(posts(), { body: '{"nonsense":1}' })],
  [400, "a name that is too long", () => askAll(posts(), { name: "n".repeat(256) })],
  [401, "no key", () => askAll(everyId(), { key: null })],
  [401, "an unknown key", () => askAll(everyId(), { key: `ot_${"x".repeat(43)}` })],
  [403, "a key without the scope", askWithoutScope],
  [404, "an unknown order", () => askAll(withId(), { subject: toPublicId("order", newId()) })],
  [404, "an id that is none", () => askAll(withId(), { subject: "%00" })],
  [409, "the first is running", () => Promise.all(posts().map(askWhileRunning))],
  [409, "no next step of an order that is over", askTooLate],
  [413, "a body over 1 MiB", () => askAll(posts(), { body: `"${"x".repeat(1_048_577)}"` })],
  [422, "a name used for another body", () => askOtherBody(Object.keys(otherBody))],
  [422, "more than is left to give back", askTooMuch],
  [429, "a key that has asked too often", askTooOften],
  [500, "a fault of our own", () => askWithFault(everyId())],
  [503, "the database is away", () => askWhileAway(everyId())],
];

async function askOtherBody(ids: string[]): Promise<Given[]> {
  const name = newId();
  await askAll(ids, { name });
  return Promise.all(ids.map((id) => ask({ id, name, body: otherBody[id] })));
}

/** Asks for each where it is possible. */
const askRightly = (ids: string[], how: Omit<Ask, "id"> = {}) =>
  Promise.all(
    ids.map(async (id) => {
      const subject = path(id).startsWith("/items") ? item : await orderFor(id, how.name);
      return ask({ ...how, id, subject });
    }),
  );

const succeed = async () => [
  ...(await askRightly(everyId())),
  ...(await askAll(["listOrders", "listOrderEvents"], { search: "?limit=1" })),
  ...(await askRightly(posts(), { name: "again" })),
  ...(await askRightly(posts(), { name: "again" })),
];

/** Asks for what is no next step of an order that is over. */
async function askTooLate(): Promise<Given[]> {
  const { publicId } = await newOrder(siteId, { status: "expired" });
  return askAll([...Object.keys(before), "refundOrder"], { subject: publicId });
}

async function askTooMuch(): Promise<Given[]> {
  const subject = await newPaidOrder();
  return [await ask({ id: "refundOrder", subject, body: '{"amount":2501}' })];
}

test("what an operation answers when all goes well is as it is described", async () => {
  const answers = await succeed();
  expect(answers.flatMap(differences)).toEqual([]);
  expect(new Set(statuses(answers))).toEqual(new Set([200, 201]));
  expect(answers.at(-1)?.headers.get("idempotent-replayed")).toBe("true");
  const lists = answers.filter(({ id }) => id === "listOrders");
  expect(lists.map(({ body }) => (body as { data: Json[] }).data.length)).toEqual([
    expect.any(Number),
    1,
  ]);
});

test.each(provoked)("%i is as it is described: %s", async (status, _how, provoke) => {
  const answers = await provoke();
  expect(statuses(answers)).toEqual([status]);
  expect(answers.flatMap(differences)).toEqual([]);
});

test("there is no status in the description that is not brought about here", () => {
  const brought = new Set(provoked.map(([status]) => status));
  const described = operations.flatMap(({ responses }) => Object.keys(responses).map(Number));
  expect(new Set(described.filter((status) => status >= 300))).toEqual(brought);
  expect(everyId().sort()).toEqual(endpoints.map(({ id }) => id).sort());
});

/** What a platform told, what a program gave itself and what an event is about may have any fields. */
const isOpen = (name: string, within: object) =>
  ["shipping", "metadata"].includes(name) || (name === "data" && "actor" in within);

/** Every copy of an answer that has one field more somewhere. */
function withOneMore(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => withOneMore(one).map((more) => value.with(at, more)));
  }
  if (value === null || typeof value !== "object") return [];
  return [
    { ...value, one_more: 1 },
    ...Object.entries(value)
      .filter(([name]) => !isOpen(name, value))
      .flatMap(([name, inner]) => withOneMore(inner).map((more) => ({ ...value, [name]: more }))),
  ];
}

/** Every copy of an answer that lacks one field somewhere. */
function withOneLess(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => withOneLess(one).map((less) => value.with(at, less)));
  }
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value)
    .filter(([name]) => !["param", "status", "maximum"].includes(name) || !("code" in value))
    .flatMap(([name, inner]) => [
      Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)),
      ...(isOpen(name, value) ? [] : withOneLess(inner)).map((less) => ({
        ...value,
        [name]: less,
      })),
    ]);
}

test("one field more or one less than the description has would be seen in every answer", async () => {
  const refused = [await ask({ id: "getOrder", search: "?nonsense=1" }), ...(await askTooLate())];
  const answers = [...(await succeed()), ...refused, ...(await askTooMuch())];
  for (const answer of answers) {
    for (const changed of [...withOneMore(answer.body), ...withOneLess(answer.body)]) {
      expect(differences({ ...answer, body: changed })).not.toEqual([]);
    }
  }
});
