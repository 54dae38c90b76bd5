import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { startMailServer } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { queueMail, sendDueMails } from "../index";

const password = "a-very-secret-word";
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer(undefined, { refusesSignIn: true });
  process.env.SMTP_URL = server.url.replace("//", `//robin:${password}@`);
});
afterAll(() => server.stop());

test("a refused sign-in is ours to mend: it is tried again, and nothing tells the password", async () => {
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  const recipient = "sam@example.com";
  await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
  expect(await sendDueMails()).toBe(1);
  const [mail] = await query("select state, last_error, headers from outgoing_mails");
  expect(mail).toMatchObject({ state: "queued", last_error: expect.stringMatching(/^535 /) });
  const everything = JSON.stringify([mail, await query("select * from mail_attempts")]);
  // The server itself repeats it in its answer.
  expect(everything).toContain("robin");
  expect(everything).not.toContain(password);
});
