import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { startMailServer } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { queueMail, sendDueMails } from "../index";

let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.stop());

/** Text with what ends lines, lists and quotes in it, and headers of somebody's own. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "\r\n",
          "\n",
          "\r",
          "\0",
          "\u2028",
          "\u0085",
          "\v",
          ",",
          ";",
          "<",
          ">",
          '"',
          "=?utf-8?q?",
        ],
        ...[
          "\r\nBcc: spy@example.org",
          "\n\n<script>",
          "\r\n.\r\n",
          "a@example.org",
          "\uD800",
          "é",
        ],
      ),
      fc.string({ unit: "grapheme", maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const plain = { purpose: "test", html: "<p>Hello</p>", text: "Hello", subject: "Hello" };

/** The header lines of a raw message, folded ones put together. */
function headersOf(raw: string): string[] {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
  return head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
}

const expected = [
  ...["Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "MIME-Version"],
  ...["Message-ID", "Subject", "To"],
];

test("nothing that people write becomes a header, a recipient or another message", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, hostile, async (subject, name, reply, value) => {
      const recipient = `${newId()}@example.com`;
      server.received.length = 0;
      await queueMail(nobody(), {
        ...plain,
        ...{ dedupeKey: newId(), recipient, fromName: name, replyTo: reply, subject },
        headers: { "List-Unsubscribe": `<https://example.com/${value}>` },
      });
      await sendDueMails();
      expect(server.received).toHaveLength(1);
      const [{ to, data } = { to: "", data: "" }] = server.received;
      expect(to).toBe(recipient);
      const names = headersOf(data).map((line) => line.split(":")[0]);
      // Empty ones are left out.
      expect(names.filter((header) => header !== "Reply-To").sort()).toEqual(
        expected.filter((header) => header !== "Subject" || names.includes(header)),
      );
      const from = headersOf(data).find((line) => line.startsWith("From:"));
      expect(from?.match(/<[^<>]*>\s*$/)?.[0] ?? from).toMatch(/onetill@localhost/);
      expect(headersOf(data).find((line) => line.startsWith("To:"))).toBe(`To: ${recipient}`);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("a recipient that is not exactly one address is refused before it is written down", async () => {
  const bad = [
    ...["", "robin", "a@example.com,b@example.com", "a@example.com b@example.com", "@example.com"],
    ...["a@example.com\r\nRCPT TO:<b@example.com>", "<a@example.com>", "Robin <a@example.com>"],
    ...['"a b"@example.com', "a@example.com;b@example.com", "a@b@example.com", "a\0@example.com"],
    `${"a".repeat(65)}@example.com`,
  ];
  for (const recipient of bad) {
    const message = { ...plain, dedupeKey: newId(), recipient };
    await expect(queueMail(nobody(), message)).rejects.toMatchObject({ code: "invalid_request" });
  }
});

test("one that got into the table some other way is not sent either", async () => {
  const dedupeKey = newId();
  await queueMail(nobody(), { ...plain, dedupeKey, recipient: "a@example.com" });
  await query(
    "update outgoing_mails set recipient = 'a@example.com,b@example.com' where dedupe_key = $1",
    [dedupeKey],
  );
  server.received.length = 0;
  await sendDueMails();
  expect(server.received).toEqual([]);
  const rows = await query("select state from outgoing_mails where dedupe_key = $1", [dedupeKey]);
  expect(rows).toEqual([{ state: "failed" }]);
});

test("a header that is ours to set is a mistake that shows at once", async () => {
  for (const name of ["Bcc", "content-type", "X-Evil\r\nBcc", "Subject", ""]) {
    const message = { ...plain, dedupeKey: newId(), recipient: "a@example.com" };
    const headers = { [name]: "b@example.com" };
    await expect(queueMail(nobody(), { ...message, headers })).rejects.toThrow("not a header");
  }
});
