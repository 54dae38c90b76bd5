import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { startMailServer, type Verdict } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { queueMail, sendDueMails } from "../index";

/** What meets each try of a message, in turn; afterwards the server is well. */
const scripts = new Map<string, Verdict[]>();
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer((to) => scripts.get(to)?.shift() ?? "250 ok");
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.stop());

const hitch = fc.constantFrom<Verdict>(
  "451 later",
  "421 too many of you",
  { afterData: "452 no room" },
  { drop: "name" },
);
const script = fc.tuple(
  fc.array(hitch, { maxLength: 3 }),
  fc.constantFrom<Verdict>("250 ok", "250 ok", { drop: "end" }),
);

const makeDue = () =>
  query("update outgoing_mails set next_attempt_at = onetill_now() where state = 'queued'");

async function queueAll(all: [Verdict[], Verdict][]): Promise<Map<string, Verdict>> {
  const lasts = new Map<string, Verdict>();
  for (const [hitches, last] of all) {
    const recipient = `${newId()}@example.com`;
    scripts.set(recipient, [...hitches, last]);
    lasts.set(recipient, last);
    const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
    await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
  }
  return lasts;
}

test("whatever goes wrong on the way, a hundred messages arrive exactly once each", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(script, { minLength: 50, maxLength: 50 }), async (all) => {
      const lasts = await queueAll(all);
      for (let round = 0; round < 4; round++) {
        await makeDue();
        await Promise.all(Array.from({ length: 8 }, sendDueMails));
      }
      const rows = await query<{ recipient: string; state: string }>(
        "select recipient, state from outgoing_mails where recipient = any($1)",
        [[...lasts.keys()]],
      );
      for (const { recipient, state } of rows) {
        expect(state).toBe(lasts.get(recipient) === "250 ok" ? "sent" : "unknown");
        expect(server.receivedBy(recipient)).toHaveLength(1);
      }
    }),
    { numRuns: 2 },
  );
}, 120_000);
