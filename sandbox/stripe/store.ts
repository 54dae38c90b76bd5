import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type Json = { [field: string]: unknown };

/** An object as Stripe has it. */
export interface Kept extends Json {
  id: string;
  object: string;
  created: number;
}

/** An answer that is given again to whoever asks with the same key. */
export interface KeptAnswer {
  fingerprint: string;
  path: string;
  status: number;
  body: string;
  requestId: string;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const randomId = (length = 24): string =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join("");

/** What the stand-in remembers: a file of SQLite, written before anything is answered. */
export function openStore(file: string) {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec(`pragma journal_mode = wal;
    create table if not exists objects (id text primary key, kind text not null, n integer not null, json text not null);
    create index if not exists objects_kind on objects (kind, n desc);
    create table if not exists answers (key text primary key, fingerprint text, path text, status integer,
      body text, request_id text);
    create table if not exists sendings (id integer primary key, event text not null, endpoint text not null,
      due real not null, tries integer not null default 0);`);
  const put = db.prepare(
    `insert into objects (id, kind, n, json) values (?, ?, (select coalesce(max(n), 0) + 1 from objects), ?)
     on conflict (id) do update set json = excluded.json`,
  );
  const one = db.prepare("select json from objects where id = ?");
  const many = db.prepare("select json from objects where kind = ? order by n desc");
  const answer = db.prepare(
    "select fingerprint, path, status, body, request_id as requestId from answers where key = ?",
  );
  const keep = db.prepare(
    "insert or ignore into answers (key, fingerprint, path, status, body, request_id) values (?, ?, ?, ?, ?, ?)",
  );
  const send = db.prepare("insert into sendings (event, endpoint, due) values (?, ?, ?)");
  const due = db.prepare(
    "select id, event, endpoint, tries from sendings where due <= ? order by id",
  );
  const later = db.prepare("update sendings set due = ?, tries = tries + 1 where id = ?");
  const done = db.prepare("delete from sendings where id = ?");
  const remove = db.prepare("delete from objects where id = ?");
  return {
    save: <One extends Kept>(object: One): One => {
      put.run(object.id, object.object, JSON.stringify(object));
      return object;
    },
    find: (id: string): Kept | undefined => {
      const row = one.get(id) as { json: string } | undefined;
      return row && (JSON.parse(row.json) as Kept);
    },
    list: (kind: string): Kept[] =>
      (many.all(kind) as { json: string }[]).map(({ json }) => JSON.parse(json) as Kept),
    remove: (id: string) => void remove.run(id),
    answerOf: (key: string) => answer.get(key) as unknown as KeptAnswer | undefined,
    keepAnswer: (key: string, a: KeptAnswer) =>
      void keep.run(key, a.fingerprint, a.path, a.status, a.body, a.requestId),
    queue: (event: string, endpoint: string, at: number) => void send.run(event, endpoint, at),
    dueSendings: (now: number) =>
      due.all(now) as unknown as { id: number; event: string; endpoint: string; tries: number }[],
    sendLater: (id: number, at: number) => void later.run(at, id),
    sent: (id: number) => void done.run(id),
    /** All of it or nothing of it. */
    whole: <T>(work: () => T): T => {
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
