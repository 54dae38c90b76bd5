import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { identityKeyOf, type PayerIdentity } from "./payer-identity";

interface Person {
  email: string | null;
  name: string | null;
  emailRank: string;
  nameRank: string;
}

/** What is told of each person in the end, by the key that makes them one. */
function gatherPeople(payers: readonly PayerIdentity[]): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const payer of payers) {
    const key = identityKeyOf(payer);
    if (key === null) continue;
    const person = people.get(key) ?? { email: null, name: null, emailRank: "", nameRank: "" };
    const { email, name, toldRank } = payer;
    if (email !== null && toldRank > person.emailRank) {
      Object.assign(person, { email, emailRank: toldRank });
    }
    if (name !== null && toldRank > person.nameRank) {
      Object.assign(person, { name, nameRank: toldRank });
    }
    people.set(key, person);
  }
  return people;
}

type Row = { id: string; key: string };

/**
 * The customers behind many payments, in the order of the payments; null where a payment tells
 * neither name nor address. The same e-mail on a site is the same person, called as what has the
 * highest rank calls them.
 */
export async function findOrCreateCustomers(
  tx: Transaction,
  siteId: string,
  payers: readonly PayerIdentity[],
  now: Date,
): Promise<(string | null)[]> {
  // Always in the same order, so that two who do this never wait for each other in a circle.
  const wanted = [...gatherPeople(payers)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (wanted.length === 0) return payers.map(() => null);
  const rows = wanted.map(([key, person]) => ({ id: newId(), key, ...person }));
  const keys = wanted.map(([key]) => key);
  const written = await tx.query<Row>(
    `with written as (
       insert into customers as c (id, site_id, identity_key, email, name, email_rank, name_rank,
         created_at, updated_at)
       select p.id, $1, p.key, p.email, p.name, p."emailRank", p."nameRank", $2, $2
       from json_to_recordset($3::json) as p(id uuid, key text, email text, name text,
         "emailRank" text, "nameRank" text)
       on conflict (site_id, identity_key) do update set
         name = case when excluded.name_rank > c.name_rank collate "C" then excluded.name else c.name end,
         name_rank = greatest(excluded.name_rank, c.name_rank collate "C"),
         email = case when excluded.email_rank > c.email_rank collate "C"
           then excluded.email else c.email end,
         email_rank = greatest(excluded.email_rank, c.email_rank collate "C"),
         updated_at = excluded.updated_at
       where excluded.name_rank > c.name_rank collate "C"
         or excluded.email_rank > c.email_rank collate "C"
       returning id, identity_key)
     select id, identity_key as key from written
     union
     select id, identity_key from customers where site_id = $1 and identity_key = any($4::text[])`,
    [siteId, now, JSON.stringify(rows), keys],
  );
  const ids = new Map(written.rows.map(({ key, id }) => [key, id]));
  const missing = keys.filter((key) => !ids.has(key));
  // Somebody else has made them since the statement began.
  if (missing.length > 0) {
    const { rows: found } = await tx.query<Row>(
      "select id, identity_key as key from customers where site_id = $1 and identity_key = any($2::text[])",
      [siteId, missing],
    );
    for (const { key, id } of found) ids.set(key, id);
  }
  return payers.map((payer) => ids.get(identityKeyOf(payer) ?? "") ?? null);
}

/** The customer behind one payment: see `findOrCreateCustomers`. */
export const findOrCreateCustomer = async (
  tx: Transaction,
  siteId: string,
  payer: PayerIdentity,
  now: Date,
): Promise<string | null> => (await findOrCreateCustomers(tx, siteId, [payer], now))[0] ?? null;
