import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { env, newId, parseEnv, toPublicId } from "@/lib/kernel";
import { startMailServer } from "@/test/mail-server";
import { newSite } from "@/test/new-site";
import { getMail, listMails, queueMail, sendDueMails } from "./index";
import { mailFilterSchema } from "./schemas";

type Server = Awaited<ReturnType<typeof startMailServer>>;
let [plain, untrusted] = [] as unknown as [Server, Server];
const asked: string[] = [];

beforeAll(async () => {
  const judge = (to: string) => {
    asked.push(to);
    return "250 ok";
  };
  plain = await startMailServer(judge);
  untrusted = await startMailServer(judge, { offersEncryption: true });
  process.env.SMTP_URL = plain.url;
});
afterEach(() => Object.assign(env(), { smtpTls: "optional", smtpUrl: plain.url }));
afterAll(async () => {
  await plain.stop();
  await untrusted.stop();
});

test("encryption is demanded unless the settings say otherwise", () => {
  const settings = { DATABASE_URL: "postgresql://x/y", ONETILL_SECRET: process.env.ONETILL_SECRET };
  expect(parseEnv(settings).smtpTls).toBe("required");
  expect(parseEnv({ ...settings, SMTP_TLS: "optional" }).smtpTls).toBe("optional");
  expect(() => parseEnv({ ...settings, SMTP_TLS: "no" })).toThrow("SMTP_TLS");
});

test("a server without encryption, or with one that nobody vouches for, is told nothing: the mail waits and says why", async () => {
  const site = await newSite();
  for (const [{ url }, why] of [
    [plain, /^The mail server offers no encryption that could be agreed on.* SMTP_TLS=optional /],
    [untrusted, /^The mail server's certificate was not accepted.* SMTP_URL/],
  ] as const) {
    Object.assign(env(), { smtpTls: "required", smtpUrl: url });
    const recipient = `${newId()}@example.com`;
    const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
    const id = await queueMail(site.system, {
      ...{ siteId: site.siteId, purpose: "test", dedupeKey: newId(), recipient, ...text },
    });
    expect(await sendDueMails()).toBe(1);
    expect(asked).not.toContain(recipient);
    const mail = await getMail(site.as("manager"), toPublicId("mail", id as string));
    expect(mail).toMatchObject({ state: "queued", attempts: 1 });
    const filter = mailFilterSchema.parse({ q: recipient });
    const [line] = (await listMails(site.as("manager"), { filter, limit: 10 })).mails;
    expect(mail.tries[0]?.detail).toMatch(why);
    expect(line?.lastError).toMatch(why);

    Object.assign(env(), { smtpTls: "optional", smtpUrl: plain.url });
    await query("update outgoing_mails set next_attempt_at = onetill_now() where id = $1", [id]);
    expect(await sendDueMails()).toBe(1);
    expect(plain.receivedBy(recipient)).toHaveLength(1);
  }
});
