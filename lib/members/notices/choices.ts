import { pool, type Queryable, query } from "@/lib/db";
import { type MemberKind, memberKindNames } from "../schemas";

/** What an address wants to be mailed about: everything that it has not switched off. */
export async function readChoices(
  emailKey: string,
  db: Queryable = pool(),
): Promise<Record<MemberKind, boolean>> {
  const { rows } = await db.query<{ kind: string; isOn: boolean }>(
    `select kind, is_on as "isOn" from member_choices where email_key = $1`,
    [emailKey],
  );
  const said = new Map(rows.map(({ kind, isOn }) => [kind, isOn]));
  return Object.fromEntries(
    memberKindNames.map((kind) => [kind, said.get(kind) ?? true]),
  ) as Record<MemberKind, boolean>;
}

/** Whether an address wants mails of this kind. */
export const wantsMail = async (db: Queryable, emailKey: string, kind: MemberKind) =>
  (await readChoices(emailKey, db))[kind];

/** Sets what an address wants to be mailed about. */
export async function setChoices(emailKey: string, on: ReadonlySet<MemberKind>): Promise<void> {
  await query(
    `insert into member_choices (email_key, kind, is_on)
     select $1, c.kind, c.is_on from unnest($2::text[], $3::bool[]) as c(kind, is_on)
     on conflict (email_key, kind) do update set is_on = excluded.is_on`,
    [emailKey, memberKindNames, memberKindNames.map((kind) => on.has(kind))],
  );
}
