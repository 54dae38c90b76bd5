import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { root } from "@/scripts/stack/run-node";
import { nearestPlace } from "./nearest-place";
import type { Sent } from "./sent";

// Runs before each test file: what the code under test sends to the database is written down, each
// text once a place, with the columns that came back. What tests send themselves is left out.

const folder = inject("statementsFolder");
mkdirSync(folder, { recursive: true });
const file = join(folder, `${process.pid}-${Date.now()}.jsonl`);
const write = (sent: Sent) => appendFileSync(file, `${JSON.stringify(sent)}\n`);

/** Who asked the pool for a connection: a statement that is sent once it is there has no caller. */
const askedBy = new WeakMap<object, string>();
const known = new Map<string, Set<string> | undefined>();

type Answer = Pick<pg.QueryArrayResult<Record<string, unknown>[]>, "fields"> & {
  rows: Record<string, unknown>[];
};

// Enough to meet a null; a page of a list has no more.
const rowsLookedAt = 50;

/** Notes an answer's columns, and again when a column is empty that never was before. */
function noteAnswer(sent: Sent, key: string, { fields, rows }: Answer): void {
  const seen = known.get(key);
  const empty = seen ?? new Set<string>();
  const before = empty.size;
  for (const row of rows.slice(0, rowsLookedAt)) {
    for (const { name } of fields) if (row[name] === null) empty.add(name);
  }
  if (seen && empty.size === before) return;
  known.set(key, empty);
  const columns = fields.map(({ name, tableID, columnID, dataTypeID }) => ({
    ...{ name, table: tableID, column: columnID, type: dataTypeID },
    ...(empty.has(name) ? { empty: true } : {}),
  }));
  write({ ...sent, columns });
}

const { connect } = pg.Pool.prototype;
function connectAndAsk(this: pg.Pool, ...given: []) {
  const place = nearestPlace(root, connectAndAsk);
  const asked = Reflect.apply(connect, this, given) as Promise<pg.PoolClient> | undefined;
  return asked?.then((client) => {
    if (place) askedBy.set(client, place);
    else askedBy.delete(client);
    return client;
  });
}
// Files that share a process share this, too: the first one of them has put it in place.
const isFirst = connect.name !== connectAndAsk.name;
if (isFirst) pg.Pool.prototype.connect = connectAndAsk as typeof connect;

const { query } = pg.Client.prototype;
function sendAndNote(this: pg.Client, ...given: [string | { text?: string }]) {
  const answer: unknown = Reflect.apply(query, this, given);
  const [first] = given;
  const text = typeof first === "string" ? first : first?.text;
  const place = nearestPlace(root, sendAndNote) ?? askedBy.get(this);
  if (!text || !place || place === "elsewhere") return answer;
  const sent = { place, text };
  const key = `${place}\n${text}`;
  if (!known.has(key)) {
    known.set(key, undefined);
    write(sent);
  }
  if (answer instanceof Promise) {
    answer.then(
      (result: Answer | Answer[]) => Array.isArray(result) || noteAnswer(sent, key, result),
      () => {},
    );
  }
  return answer;
}
if (isFirst) pg.Client.prototype.query = sendAndNote as typeof query;
