import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { holdsLink, newId } from "@/lib/kernel";
import { nobody } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { mailInvitation, mailSignInLink, queueMail } from "../index";

// Names of before there was a rule for them, or of somebody who goes around the form.
const names = ["Win at https://evil.example/now", "www.evil.example", "evil.example"];

async function lastMail(recipient: string) {
  const [row] = await query<{ subject: string; html: string; text: string; from: string | null }>(
    `select subject, html, text, from_name as "from" from outgoing_mails
     where recipient = $1 order by created_at desc, id desc limit 1`,
    [recipient],
  );
  if (!row) throw new Error("no mail");
  return row;
}

/** What a mail program could make a link of, apart from what is one already: our own. */
const linksIn = ({ subject, html, text, from }: Awaited<ReturnType<typeof lastMail>>) =>
  [subject, from ?? "", text, html]
    .map((part) => part.replaceAll(/http:\/\/localhost:3000[^\s"<]*/g, ""))
    .map((part) => part.replaceAll(/<!DOCTYPE[^>]*>|<[^>]+>|&[a-z]+;/g, " "))
    .filter((part) => holdsLink(part) || part.includes("evil.example"));

test.each(names)("an invitation from and to %s carries no link but its own", async (name) => {
  const { siteId, system } = await newSite();
  const email = `${newId()}@mail.test`;
  await mailInvitation(system, {
    ...{ siteId, siteName: name, email, role: "viewer", token: newId(), invitedBy: name, days: 7 },
    until: new Date(Date.now() + 60_000),
  });
  const mail = await lastMail(email);
  expect(mail.subject).toContain("evil·example");
  expect(linksIn(mail)).toEqual([]);
});

test.each(names)("a sign-in link to %s carries no link but its own", async (name) => {
  const email = `${newId()}@mail.test`;
  const until = new Date(Date.now() + 60_000);
  await mailSignInLink(nobody(), {
    linkId: newId(),
    token: "abc",
    until,
    email,
    name,
    minutes: 15,
  });
  expect(linksIn(await lastMail(email))).toEqual([]);
});

test.each(names)("neither a subject nor a sender's name made of %s is a link", async (name) => {
  const recipient = `${newId()}@mail.test`;
  await queueMail(nobody(), {
    ...{ purpose: "test", dedupeKey: newId(), recipient, fromName: name },
    ...{ subject: `Thank you, ${name}`, html: "", text: "" },
  });
  expect(linksIn(await lastMail(recipient))).toEqual([]);
});
