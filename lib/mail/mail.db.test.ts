import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { nobody } from "@/test/new-person";
import { findKeptMail, listKeptMails, mailSignInLink, queueMail, sendDueMails } from "./index";

const message = (dedupeKey: string) => ({
  purpose: "test",
  dedupeKey,
  recipient: "robin@example.com",
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
});

test("a message of one name is written once, however often and however fast it is asked for", async () => {
  const key = newId();
  const results = await Promise.all([1, 2, 3].map(() => queueMail(nobody(), message(key))));
  expect(results.filter(Boolean)).toHaveLength(1);
});

test("without a mail server a message is kept at once and can be read in the mailbox", async () => {
  const linkId = newId();
  const person = { email: "robin@example.com", name: "Robin" };
  const link = { linkId, token: "abc", until: new Date(Date.now() + 60_000), minutes: 15 };
  await mailSignInLink(nobody(), { ...link, ...person });
  const [newest] = await listKeptMails(1);
  expect(newest).toMatchObject({ purpose: "sign-in-link", recipient: "robin@example.com" });
  const mail = await findKeptMail(toPublicId("mail", newest?.id ?? ""));
  expect(mail.text).toContain("http://localhost:3000/sign-in/link#token=abc");
  await expect(findKeptMail(toPublicId("mail", newId()))).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(findKeptMail("mail_nonsense")).rejects.toMatchObject({ code: "not_found" });
});

test("what waited for a mail server that is configured no more goes to the mailbox", async () => {
  const key = newId();
  await queueMail(nobody(), message(key));
  await query("update outgoing_mails set state = 'queued' where dedupe_key = $1", [key]);
  expect(await sendDueMails()).toBe(1);
  expect(await query("select state from outgoing_mails where dedupe_key = $1", [key])).toEqual([
    { state: "kept" },
  ]);
});
