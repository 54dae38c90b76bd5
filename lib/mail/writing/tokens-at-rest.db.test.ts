import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { newToken, toPublicId } from "@/lib/kernel";
import { createSignInLink, invitePerson, resendInvitation, useSignInLink } from "@/lib/sites";
import { root } from "@/scripts/stack/run-node";
import { findInDatabase } from "@/test/find-in-database";
import { startMailServer, type Verdict } from "@/test/mail-server";
import { newPerson, nobody } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import {
  cancelMail,
  findKeptMail,
  getMail,
  listKeptMails,
  listMails,
  mailInvitation,
  mailSignInLink,
  sendDueMails,
  wipeSpentTokens,
} from "../index";

let server: Awaited<ReturnType<typeof startMailServer>>;
const verdicts = new Map<string, Verdict>();
beforeAll(async () => {
  server = await startMailServer((recipient) => verdicts.get(recipient) ?? "250 ok");
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.stop());

/** What a mail server was given, as a mail program shows it. */
const readable = (data: string) =>
  data
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );

const letterTo = (email: string) => readable(server.receivedBy(email).at(-1)?.data ?? "");

const makeDue = () =>
  query("update outgoing_mails set next_attempt_at = onetill_now() where state = 'queued'");

async function mailedLink() {
  const { email } = await newPerson();
  const link = await createSignInLink(nobody(), email);
  if (!link) throw new Error("no link was made");
  await mailSignInLink(nobody(), { ...link, email, minutes: 15 });
  return { email, ...link };
}

async function mailedInvitation() {
  const { siteId, system, as } = await newSite();
  const email = `${newToken().slice(0, 10).toLowerCase()}@example.com`;
  const sent = await invitePerson(system, { siteId, email, role: "viewer" });
  const about = { siteId, siteName: "Shop", invitedBy: "Robin", days: 7 };
  await mailInvitation(system, { ...sent, ...about });
  return { ...sent, ...about, system, owner: as("owner") };
}

/** The state of the message to this address, and how much of its token is still there. */
async function rowOf(email: string) {
  const rows = await query<{ state: string; sealed: boolean; until: boolean }>(
    `select state, sealed_token is not null as sealed, token_until is not null as until
     from outgoing_mails where recipient = $1 order by id desc limit 1`,
    [email],
  );
  return rows[0];
}

test("what looks for a text in the database finds it in any kind of column", async () => {
  const text = newToken();
  const { email } = await mailedLink();
  await query(
    "update outgoing_mails set headers = jsonb_build_object('X', $2::text) where recipient = $1",
    [email, text],
  );
  await query(
    "insert into import_chunks (site_id, import_id, position, bytes) values ($1, $1, 0, $2)",
    [crypto.randomUUID(), Buffer.from(`x${text}`)],
  );
  expect(await findInDatabase(text)).toEqual([
    "public.import_chunks.bytes",
    "public.outgoing_mails.headers",
  ]);
  await sendDueMails();
});

test("a token lies nowhere in clear before its message left, arrives, and is wiped after", async () => {
  const link = await mailedLink();
  const invitation = await mailedInvitation();
  for (const { token, email } of [link, invitation]) {
    expect(await findInDatabase(token)).toEqual([]);
    expect(await rowOf(email)).toEqual({ state: "queued", sealed: true, until: true });
  }
  await sendDueMails();
  expect(letterTo(link.email)).toContain(`http://localhost:3000/sign-in/link#token=${link.token}`);
  expect(letterTo(invitation.email)).toContain(
    `http://localhost:3000/invite#token=${invitation.token}`,
  );
  for (const { token, email } of [link, invitation]) {
    expect(await rowOf(email)).toEqual({ state: "sent", sealed: false, until: false });
    expect(await findInDatabase(token)).toEqual([]);
  }
});

test("a server that repeats the link in its refusal does not write it into our log of tries", async () => {
  const link = await mailedLink();
  const invitation = await mailedInvitation();
  const refuse = (code: string) => {
    for (const { email, token } of [link, invitation]) {
      verdicts.set(email, { afterData: `${code} not with /some/page#token=${token} in it` });
    }
  };
  refuse("451 4.7.1");
  await sendDueMails();
  for (const { email } of [link, invitation]) {
    expect(await rowOf(email)).toEqual({ state: "queued", sealed: true, until: true });
  }
  refuse("554 5.7.1");
  await makeDue();
  await sendDueMails();
  for (const { token, email } of [link, invitation]) {
    expect(await rowOf(email)).toEqual({ state: "failed", sealed: false, until: false });
    const tries = await query(
      `select detail from mail_attempts a join outgoing_mails m on m.id = a.mail_id
       where recipient = $1 order by number`,
      [email],
    );
    expect(tries).toEqual([
      { detail: "451 4.7.1 not with /some/page#token=… in it" },
      { detail: "554 5.7.1 not with /some/page#token=… in it" },
    ]);
    expect(await findInDatabase(token)).toEqual([]);
  }
});

test("taking a message back wipes its token", async () => {
  const invitation = await mailedInvitation();
  const filter = { state: [], purpose: [], site: [], q: "", days: null };
  const [line] = (await listMails(invitation.owner, { filter, limit: 1 })).rows;
  const shown = await getMail(invitation.owner, line?.id ?? "");
  expect(JSON.stringify(shown)).not.toContain(invitation.token);
  expect(shown.content).toBeNull();
  await cancelMail(invitation.owner, line?.id ?? "");
  expect(await rowOf(invitation.email)).toEqual({ state: "canceled", sealed: false, until: false });
});

test("a token sealed for one message cannot be read from another", async () => {
  const [one, other] = [await mailedLink(), await mailedLink()];
  await query(
    `update outgoing_mails set sealed_token =
       (select sealed_token from outgoing_mails where recipient = $1) where recipient = $2`,
    [one.email, other.email],
  );
  await sendDueMails();
  expect(letterTo(one.email)).toContain(one.token);
  expect(server.receivedBy(other.email)).toEqual([]);
  expect(
    await query("select state, last_error from outgoing_mails where recipient = $1", [other.email]),
  ).toEqual([
    {
      state: "failed",
      last_error: "The link in this message cannot be read: ONETILL_SECRET is another one.",
    },
  ]);
});

test("what waits loses its token as soon as that opens nothing: used, replaced, too old", async () => {
  const used = await mailedLink();
  const replaced = await mailedInvitation();
  const old = await mailedLink();
  const good = await mailedInvitation();
  expect(await wipeSpentTokens()).toBe(0);
  await useSignInLink(nobody(), used.token);
  await resendInvitation(replaced.system, { siteId: replaced.siteId, invitationId: replaced.id });
  await query("update outgoing_mails set token_until = onetill_now() where recipient = $1", [
    old.email,
  ]);
  expect(await wipeSpentTokens()).toBe(3);
  for (const { email } of [used, replaced, old]) {
    expect(await rowOf(email)).toMatchObject({ sealed: false, until: false });
  }
  expect(await rowOf(good.email)).toMatchObject({ sealed: true, until: true });
  await sendDueMails();
  expect(letterTo(good.email)).toContain(good.token);
  expect(letterTo(used.email)).toContain("/sign-in/link#token=used-or-too-old");
});

test("messages from before tokens were sealed lose theirs when the database is brought up to date", async () => {
  const migrations = join(root, "prisma/migrations");
  const folder = readdirSync(migrations).find((name) => name.endsWith("_sealed_tokens")) ?? "";
  const sql = readFileSync(join(migrations, folder, "migration.sql"), "utf8");
  const old = { sent: await mailedLink(), waiting: await mailedInvitation() };
  const state = { sent: "sent", waiting: "queued" };
  for (const [name, { email, token }] of Object.entries(old)) {
    const url = `https://till.example/${name === "sent" ? "sign-in/link" : "invite"}?token=${token}`;
    await query(
      `update outgoing_mails set sealed_token = null, token_until = null, state = $3::mail_state,
         html = '<a href="' || $2 || '">Open</a>', text = 'Open ' || $2 where recipient = $1`,
      [email, url, state[name as keyof typeof state]],
    );
    expect(await findInDatabase(token)).toHaveLength(2);
  }
  await query(sql.slice(sql.indexOf("UPDATE")));
  for (const { token } of Object.values(old)) expect(await findInDatabase(token)).toEqual([]);
  expect(await rowOf(old.sent.email)).toMatchObject({ state: "sent" });
  // With a dead link it would be of no use to anybody.
  expect(await rowOf(old.waiting.email)).toMatchObject({ state: "canceled" });
});

test("outside the sandbox nobody reads what is kept there", async () => {
  const { email, token } = await mailedLink();
  await query("update outgoing_mails set state = 'kept' where recipient = $1", [email]);
  const [row] = await query<{ id: string }>("select id from outgoing_mails where recipient = $1", [
    email,
  ]);
  const id = toPublicId("mail", row?.id ?? "");
  await expect(findKeptMail(id)).rejects.toMatchObject({ code: "not_found" });
  await expect(listKeptMails()).rejects.toMatchObject({ code: "not_found" });
  expect(await findInDatabase(token)).toEqual([]);
});
