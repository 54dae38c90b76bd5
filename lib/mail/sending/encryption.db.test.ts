import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { env, newId, parseEnv, toPublicId } from "@/lib/kernel";
import { loopbackCertificate } from "@/test/loopback-certificate";
import { startMailServer } from "@/test/mail-server";
import { newSite } from "@/test/new-site";
import { getMail, listMails, queueMail, sendDueMails } from "../index";
import { mailFilterSchema } from "../schemas";

type Server = Awaited<ReturnType<typeof startMailServer>>;
let [plain, encrypting, encrypted] = [] as unknown as [Server, Server, Server];
const usualCertificates = getCACertificates();
const asked: string[] = [];

beforeAll(async () => {
  const judge = (to: string) => {
    asked.push(to);
    return "250 ok";
  };
  plain = await startMailServer(judge);
  encrypting = await startMailServer(judge, { offersEncryption: true });
  encrypted = await startMailServer(judge, { isEncrypted: true });
  process.env.SMTP_URL = plain.url;
});
afterEach(() => {
  setDefaultCACertificates(usualCertificates);
  Object.assign(env(), { smtpTls: "optional", smtpUrl: plain.url });
});
afterAll(async () => {
  await Promise.all([plain, encrypting, encrypted].map((server) => server.stop()));
});

test("encryption is demanded unless the settings say otherwise", () => {
  const settings = { DATABASE_URL: "postgresql://x/y", ONETILL_SECRET: process.env.ONETILL_SECRET };
  expect(parseEnv(settings).smtpTls).toBe("required");
  expect(parseEnv({ ...settings, SMTP_TLS: "optional" }).smtpTls).toBe("optional");
  expect(() => parseEnv({ ...settings, SMTP_TLS: "no" })).toThrow("SMTP_TLS");
});

async function queueOne(site: Awaited<ReturnType<typeof newSite>>) {
  const recipient = `${newId()}@example.com`;
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  const id = await queueMail(site.system, {
    ...{ siteId: site.siteId, purpose: "test", dedupeKey: newId(), recipient, ...text },
  });
  return { id: id as string, recipient };
}

test("where somebody vouches for the server, the mail arrives encrypted, agreed on or from the first word on", async () => {
  const site = await newSite();
  setDefaultCACertificates([...usualCertificates, loopbackCertificate.cert]);
  for (const server of [encrypting, encrypted]) {
    Object.assign(env(), { smtpTls: "required", smtpUrl: server.url });
    const { recipient } = await queueOne(site);
    expect(await sendDueMails()).toBe(1);
    expect(server.receivedBy(recipient)).toMatchObject([{ isEncrypted: true }]);
  }
});

test("a server without encryption, or with one that nobody vouches for, is told nothing: the mail waits and says why", async () => {
  const site = await newSite();
  for (const [{ url }, why] of [
    [plain, /^The mail server offers no encryption that could be agreed on.* SMTP_TLS=optional /],
    [encrypting, /^The mail server's certificate was not accepted.* SMTP_URL/],
    [encrypted, /^The mail server's certificate was not accepted.* SMTP_URL/],
  ] as const) {
    Object.assign(env(), { smtpTls: "required", smtpUrl: url });
    const { id, recipient } = await queueOne(site);
    expect(await sendDueMails()).toBe(1);
    expect(asked).not.toContain(recipient);
    const mail = await getMail(site.as("manager"), toPublicId("mail", id));
    expect(mail).toMatchObject({ state: "queued", attempts: 1 });
    const filter = mailFilterSchema.parse({ q: recipient });
    const [line] = (await listMails(site.as("manager"), { filter, limit: 10 })).rows;
    expect(mail.tries[0]?.detail).toMatch(why);
    expect(line?.lastError).toMatch(why);

    Object.assign(env(), { smtpTls: "optional", smtpUrl: plain.url });
    await query("update outgoing_mails set next_attempt_at = onetill_now() where id = $1", [id]);
    expect(await sendDueMails()).toBe(1);
    expect(plain.receivedBy(recipient)).toHaveLength(1);
  }
});
