import fc from "fast-check";
import { expect, test } from "vitest";
import { foreignMarkup } from "@/test/foreign-markup";
import { exampleFacts, type ReplyFacts } from "../rules/facts";
import { composeReply } from "./compose-reply";
import { starters } from "./starters";

const facts = exampleFacts(
  { name: "Lantern Maps", timeZone: "Asia/Tokyo" },
  new Date("2026-06-15T20:00:00Z"),
);
const look = { accentColor: "#c2410c" };

const variant = (body: string, subject = "Thank you, {{supporter_name|you}}", locale = "en") => ({
  locale,
  subject,
  body,
});

/** The tags that a mail has, without those that a comment hides. */
const tagsOf = (html: string) =>
  new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name?.toLowerCase()));

const ours = new Set(
  "html head meta body div table tbody tr td p h2 ul ol li a br hr strong em span".split(" "),
);

test("amounts, days and the small print are in the language of the text", async () => {
  const body = "{{amount}} {{order_date}}";
  const english = await composeReply(variant(body), facts, look);
  expect(english.text).toContain("€12.50 June 16, 2026");
  const german = await composeReply(variant(body, "Danke", "de"), facts, look);
  expect(german.text.replaceAll("\u00a0", " ")).toContain("12,50 € 16. Juni 2026");
  expect(german.text).toContain("Diese Mail kommt von Lantern Maps");
  expect(german.html).toContain('lang="de"');
  expect((await composeReply(variant("x", "x", "ar"), facts, look)).html).toContain('dir="rtl"');
});

test("a mail is in the site's colours, and news say how to get no more", async () => {
  const { html } = await composeReply(variant("[button: Go](https://a.example/b)"), facts, look);
  expect(html).toContain("background-color:#c2410c");
  expect(html).toContain('href="https://a.example/b"');
  expect(html).not.toContain("unsubscribe");
  const unsubscribeUrl = "https://till.example/unsubscribe/x";
  const news = await composeReply(variant("Hello"), facts, { ...look, unsubscribeUrl });
  expect(news.html).toContain(`href="${unsubscribeUrl}"`);
  expect(news.text).toContain(unsubscribeUrl);
});

test("the text part says the same, with its links and without markup", async () => {
  const body = "# Hello\n\n**Bold** {{message}}\n\n- one\n- two\n\n[words](https://a.example/b)";
  const { text } = await composeReply(variant(body), facts, look);
  for (const part of ["Bold", "I love what you do.", "one", "https://a.example/b"]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/<\/?[a-z]|\*\*/);
});

const places = [
  "supporterName",
  "itemSummary",
  "tier",
  "message",
  "transactionId",
  "siteName",
] as const;
const body = places
  .map(
    (_, index) =>
      ["supporter_name", "item", "tier", "message", "transaction_id", "site_name"][index],
  )
  .map(
    (name) =>
      `{{${name}}} **{{${name}}}** [{{${name}}}](https://a.example)\n\n- {{${name}}}\n\n> {{${name}}}`,
  )
  .join("\n\n");

test("foreign markup in any value, and in the text itself, is inert", async () => {
  for (const evil of foreignMarkup) {
    const values = Object.fromEntries(places.map((place) => [place, evil])) as Partial<ReplyFacts>;
    const { html, subject } = await composeReply(
      variant(`${body}\n\n${evil}`, "{{supporter_name}} {{item}}"),
      { ...facts, ...values },
      look,
    );
    for (const tag of tagsOf(html)) expect([...ours]).toContain(tag);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    for (const href of links) expect(href).toMatch(/^https:\/\//);
    expect(html.replaceAll(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\son[a-z]+=/i);
    expect(subject).not.toMatch(/[\r\n]/);
  }
});

test("any text gives no tag but ours", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.string({ unit: "binary", maxLength: 120 }),
      async (text, value) => {
        const about = { ...facts, message: value, supporterName: value };
        const mail = await composeReply(variant(`${text}{{message}}`, text), about, look);
        for (const tag of tagsOf(mail.html)) expect([...ours]).toContain(tag);
        expect(mail.subject.length).toBeLessThanOrEqual(200);
      },
    ),
    { numRuns: 60 },
  );
});

test("a visitor who has paid nothing cannot send a stranger a text or a link of their own", async () => {
  const visitor = { ...facts, confirmationId: "c", message: "Buy this", transactionId: "Buy that" };
  const said = async (supporterName: string) => {
    const body = "Hi {{supporter_name|there}} {{message}} {{transaction_id}}";
    return (await composeReply(variant(body), { ...visitor, supporterName }, look)).text;
  };
  expect(await said("Robin A. Example")).toContain("Hi Robin A. Example");
  for (const name of ["see spam.example/x", "https://spam.example", "www.spam", "a@b.example"]) {
    expect(await said(name)).toContain("Hi there");
  }
  expect(await said("Robin")).not.toContain("Buy");
});

test("what a supporter or a platform wrote becomes no link, what the creator wrote stays one", async () => {
  const evil = "see https://evil.example or evil.example";
  const about = {
    ...{ ...facts, orderId: "o", supporterName: evil, itemSummary: evil, tier: evil },
    ...{ message: evil, transactionId: evil, siteName: evil },
  };
  const all = "{{supporter_name}} {{item}} {{tier}} {{message}} {{transaction_id}} {{site_name}}";
  const { subject, text, html } = await composeReply(
    variant(`${all} maps.example`, `Thank you, ${all}`),
    about,
    look,
  );
  for (const part of [subject, text, html]) {
    expect(part).not.toMatch(/evil\.example|https:\/\/evil/);
    expect(part).toContain("evil·example");
  }
  expect(text).toContain("maps.example");
});

test("every ready-made text can be sent", async () => {
  for (const { template } of starters) {
    const { subject, text, html } = await composeReply(
      { locale: "en", ...template },
      { ...facts, supporterName: null, message: null, itemSummary: null, tier: null },
      look,
    );
    expect(`${subject} ${text} ${html}`).not.toMatch(/\{\{|\}\}|null|undefined/);
    expect(text).toContain("Hi there,");
  }
});
