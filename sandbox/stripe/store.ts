import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

export type Json = { [field: string]: unknown };

/** An object as Stripe has it. What only the stand-in knows of it begins with `stand_in_`. */
export interface Kept extends Json {
  id: string;
  object: string;
}

/** An answer that is given again to whoever asks with the same key. */
export interface KeptAnswer {
  fingerprint: string;
  path: string;
  status: number;
  body: string;
  requestId: string;
}

/** A delivery that waits: which event goes to which endpoint. */
export interface Sending {
  id: number;
  event: string;
  endpoint: string;
  tries: number;
}

/** A part of a list, newest first. */
export interface PageWish {
  /** Fields at the top of the object, each with its value or one of several. */
  where?: Record<string, string | readonly string[] | undefined>;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number };
  limit: number;
  startingAfter?: string;
  endingBefore?: string;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const randomId = (length = 24): string =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join("");

const version = 3;
const tables = `
  create table objects (n integer primary key, id text not null unique, kind text not null, json text not null);
  create index objects_kind on objects (kind, n desc);
  create table answers (key text primary key, at integer not null, fingerprint text not null, path text not null,
    status integer not null, body text not null, request_id text not null);
  create index answers_at on answers (at);
  create table sendings (id integer primary key, event text not null, endpoint text not null, due real not null,
    tries integer not null default 0);
  create index sendings_endpoint on sendings (endpoint, due);
  create table timers (id integer primary key, due integer not null, what text not null, about text not null);
  create index timers_due on timers (due);`;

function openFile(file: string): DatabaseSync {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec("pragma journal_mode = wal; pragma synchronous = normal");
  const { user_version: found } = db.prepare("pragma user_version").get() as {
    user_version: number;
  };
  if (found === version) return db;
  // Nothing in it is worth carrying over: no money was ever there.
  db.exec(`begin immediate;
    drop table if exists objects; drop table if exists answers; drop table if exists sendings;
    drop table if exists timers; ${tables} pragma user_version = ${version}; commit`);
  return db;
}

/** What the stand-in remembers: a file of SQLite, written before anything is answered. */
export function openStore(file: string) {
  const db = openFile(file);
  const put = db.prepare(
    `insert into objects (id, kind, json) values (?, ?, ?)
     on conflict (id) do update set json = excluded.json, kind = excluded.kind`,
  );
  const one = db.prepare("select json from objects where id = ?");
  const many = db.prepare("select json from objects where kind = ? order by n desc");
  const place = db.prepare("select n from objects where id = ? and kind = ?");
  const answer = db.prepare(
    "select fingerprint, path, status, body, request_id as requestId from answers where key = ?",
  );
  const keep = db.prepare(
    "insert or ignore into answers (key, at, fingerprint, path, status, body, request_id) values (?, ?, ?, ?, ?, ?, ?)",
  );
  const forget = db.prepare("delete from answers where at < ?");
  const send = db.prepare("insert into sendings (event, endpoint, due) values (?, ?, ?)");
  const due = db.prepare(
    "select id, event, endpoint, tries from sendings where endpoint = ? and due <= ? order by due, id limit 50",
  );
  const waiting = db.prepare("select endpoint, min(due) as due from sendings group by endpoint");
  const left = db.prepare("select count(*) as n from sendings where event = ?");
  const later = db.prepare("update sendings set due = ?, tries = tries + 1 where id = ?");
  const done = db.prepare("delete from sendings where id = ?");
  const remove = db.prepare("delete from objects where id = ?");
  const remind = db.prepare("insert into timers (due, what, about) values (?, ?, ?)");
  const first = db.prepare(
    "select id, what, about from timers where due <= ? order by due, id limit 1",
  );
  const next = db.prepare("select min(due) as due from timers");
  const ring = db.prepare("delete from timers where id = ?");
  const types = db.prepare(
    "select distinct json_extract(json, '$.type') as type from objects where kind = 'event'",
  );
  const parse = (rows: unknown[]) =>
    (rows as { json: string }[]).map(({ json }) => JSON.parse(json) as Kept);

  function page(kind: string, wish: PageWish): { rows: Kept[]; hasMore: boolean } {
    const terms = ["kind = ?"];
    const values: SQLInputValue[] = [kind];
    const add = (term: string, ...more: SQLInputValue[]) => {
      terms.push(term);
      values.push(...more);
    };
    for (const [field, value] of Object.entries(wish.where ?? {})) {
      if (value === undefined) continue;
      const several = typeof value === "string" ? [value] : value;
      add(`json_extract(json, '$.${field}') in (${several.map(() => "?").join(", ")})`, ...several);
    }
    const signs = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
    for (const [name, sign] of Object.entries(signs)) {
      const value = wish.created?.[name as keyof typeof signs];
      if (value !== undefined) add(`json_extract(json, '$.created') ${sign} ?`, value);
    }
    const placeOf = (id: string) => (place.get(id, kind) as { n: number } | undefined)?.n ?? 0;
    if (wish.startingAfter) add("n < ?", placeOf(wish.startingAfter));
    if (wish.endingBefore) add("n > ?", placeOf(wish.endingBefore));
    const order = wish.endingBefore ? "asc" : "desc";
    const found = db
      .prepare(`select json from objects where ${terms.join(" and ")} order by n ${order} limit ?`)
      .all(...values, wish.limit + 1);
    const rows = parse(found.slice(0, wish.limit));
    return { rows: wish.endingBefore ? rows.reverse() : rows, hasMore: found.length > wish.limit };
  }

  return {
    save: <One extends Kept>(object: One): One => {
      // What was deleted is found by its id, and is on no list.
      const kind = object.deleted ? `deleted ${object.object}` : object.object;
      put.run(object.id, kind, JSON.stringify(object));
      return object;
    },
    find: (id: string): Kept | undefined => {
      const row = one.get(id) as { json: string } | undefined;
      return row && (JSON.parse(row.json) as Kept);
    },
    has: (kind: string, id: string): boolean => place.get(id, kind) !== undefined,
    /** All of a kind, newest first. */
    list: (kind: string): Kept[] => parse(many.all(kind)),
    page,
    /** Which types of events there are that begin so. */
    typesOfEvents: (start: string): string[] =>
      (types.all() as { type: string }[])
        .map(({ type }) => type)
        .filter((type) => type.startsWith(start)),
    remove: (id: string) => void remove.run(id),
    answerOf: (key: string) => answer.get(key) as unknown as KeptAnswer | undefined,
    keepAnswer: (key: string, at: number, a: KeptAnswer) =>
      void keep.run(key, at, a.fingerprint, a.path, a.status, a.body, a.requestId),
    forgetAnswers: (before: number) => void forget.run(before),
    queue: (event: string, endpoint: string, at: number) => void send.run(event, endpoint, at),
    /** What is due for an endpoint at a time, in ms. */
    dueSendings: (endpoint: string, now: number) => due.all(endpoint, now) as unknown as Sending[],
    /** When each endpoint is to be sent to next. */
    waiting: () => waiting.all() as unknown as { endpoint: string; due: number }[],
    pendingOf: (event: string) => (left.get(event) as { n: number }).n,
    sendLater: (id: number, at: number) => void later.run(at, id),
    sent: (id: number) => void done.run(id),
    /** Has something done at a time, in seconds. */
    remind: (at: number, what: string, about: string) => void remind.run(at, what, about),
    firstTimer: (now: number) =>
      first.get(now) as unknown as { id: number; what: string; about: string } | undefined,
    nextTimer: () => (next.get() as { due: number | null }).due,
    timerDone: (id: number) => void ring.run(id),
    /** All of it or nothing of it. */
    whole: <T>(work: () => T): T => {
      if (db.isTransaction) return work();
      db.exec("begin immediate");
      try {
        const result = work();
        db.exec("commit");
        return result;
      } catch (error) {
        db.exec("rollback");
        throw error;
      }
    },
    close: () => db.close(),
  };
}
export type Store = ReturnType<typeof openStore>;
