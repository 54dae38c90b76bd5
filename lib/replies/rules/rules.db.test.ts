import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { newPerson } from "@/test/new-person";
import { newReplySite } from "@/test/reply-site";
import {
  addRule,
  addStarter,
  addTemplate,
  archiveRule,
  archiveTemplate,
  changeMailLook,
  changeRule,
  changeTemplate,
  getRule,
  getTemplate,
  listExampleOrders,
  listRules,
  listRuns,
  listTemplates,
  previewTemplate,
  restoreRule,
  restoreTemplate,
  sendTest,
  switchRule,
} from "../index";
import { starters } from "../schemas";

afterAll(closePool);

let site: Awaited<ReturnType<typeof newReplySite>>;
beforeEach(async () => {
  site = await newReplySite();
});

test("a rule is added, changed, switched, deleted and brought back", async () => {
  const { siteId, manager, templateId } = site;
  const rule = { siteId, name: " Big  tips ", trigger: "order.arrived" as const, templateId };
  const ruleId = await addRule(manager, rule);
  expect(await getRule(manager, siteId, ruleId)).toMatchObject({
    ...{ id: ruleId, name: "Big tips", templateName: "Thank you", enabledAt: null, sent: 0 },
  });
  await switchRule(manager, { siteId, ruleId, on: true });
  const on = (await getRule(manager, siteId, ruleId)).enabledAt;
  expect(on).not.toBeNull();
  const conditions = { currency: "EUR", amountMin: 5000 };
  await changeRule(manager, ruleId, { ...rule, name: "Bigger", conditions });
  const changed = await getRule(manager, siteId, ruleId);
  expect(changed).toMatchObject({ name: "Bigger", enabledAt: on });
  expect(changed.conditions).toMatchObject(conditions);
  await archiveRule(manager, { siteId, ruleId });
  expect(await listRules(manager, siteId)).toEqual([]);
  await restoreRule(manager, { siteId, ruleId });
  expect(await listRules(manager, siteId)).toMatchObject([{ id: ruleId, name: "Bigger" }]);
});

test("a rule that waits for something else from now on answers nothing of before", async () => {
  const ruleId = await site.rule({ trigger: "order.matched" });
  const order = await site.order();
  const { siteId, templateId } = site;
  await changeRule(site.manager, ruleId, {
    ...{ siteId, name: "Thanks", trigger: "order.arrived", templateId },
  });
  await site.work();
  expect(await site.trailOf(order.id)).toEqual([]);
});

test("what cannot be is refused, with the field at fault", async () => {
  const { siteId, manager, templateId } = site;
  const rule = { siteId, name: "Rule", trigger: "order.arrived" as const, templateId };
  const refused = async (change: object) => {
    const error = await addRule(manager, { ...rule, ...change }).catch((thrown) => thrown);
    return error.issues?.[0]?.path.at(-1) ?? error.code;
  };
  expect(await refused({ name: " " })).toBe("name");
  expect(await refused({ trigger: "order.status" })).toBe("status");
  expect(await refused({ conditions: { amountMin: 1 } })).toBe("currency");
  expect(await refused({ conditions: { currency: "EUR", amountMin: 2, amountMax: 1 } })).toBe(
    "amountMax",
  );
  expect(await refused({ delayMinutes: -1 })).toBe("delayMinutes");
  expect(await refused({ delayMinutes: 8 * 24 * 60 })).toBe("delayMinutes");
  expect(await refused({ templateId: toPublicId("template", siteId) })).toBe("not_found");
});

test("a template keeps its languages in order, and is not taken from under a rule", async () => {
  const { siteId, manager } = site;
  const text = (locale: string) => ({ locale, subject: `In ${locale}`, body: "Hello" });
  const templateId = await addTemplate(manager, {
    ...{ siteId, name: "Languages", variants: [text("de"), text("en"), text("pt-br")] },
  });
  const locales = async () =>
    (await getTemplate(manager, siteId, templateId)).variants.map(({ locale }) => locale);
  expect(await locales()).toEqual(["de", "en", "pt-BR"]);
  const variants = [text("en"), text("de")];
  await changeTemplate(manager, templateId, { siteId, name: "Two", variants });
  expect(await locales()).toEqual(["en", "de"]);

  const ruleId = await site.rule({ name: "Sender", templateId });
  await expect(archiveTemplate(manager, { siteId, templateId })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("“Sender”"),
  });
  await archiveRule(manager, { siteId, ruleId });
  await archiveTemplate(manager, { siteId, templateId });
  expect((await listTemplates(manager, siteId)).map(({ name }) => name)).toEqual(["Thank you"]);
  await restoreTemplate(manager, { siteId, templateId });
  expect(await listTemplates(manager, siteId)).toHaveLength(2);
});

test("a text with an unknown placeholder or a foreign link is refused in its place", async () => {
  const { siteId, manager } = site;
  const good = { locale: "en", subject: "Hello", body: "Hello" };
  const refused = async (...variants: (typeof good)[]) => {
    const input = { siteId, name: "Text", variants };
    const error = await addTemplate(manager, input).catch((thrown) => thrown);
    return [error.issues[0].path.join("."), error.issues[0].message];
  };
  expect(await refused(good, { ...good, locale: "de", body: "Hi {{nme}}" })).toEqual([
    "variants.1.body",
    expect.stringContaining("{{nme}} is not a placeholder."),
  ]);
  expect((await refused({ ...good, subject: "{{iteme}}" }))[1]).toContain("{{item}}");
  expect((await refused({ ...good, body: "[a](http://b.example)" }))[1]).toContain("https://");
  expect((await refused(good, good))[0]).toBe("variants.1.locale");
  expect((await refused({ ...good, locale: "x" }))[0]).toBe("variants.0.locale");
});

test("each ready-made rule is added with its text, on", async () => {
  const { siteId, manager } = site;
  for (const { name } of starters) await addStarter(manager, { siteId, name });
  const rules = await listRules(manager, siteId);
  expect(rules.map((rule) => rule.name)).toEqual(starters.map(({ ruleName }) => ruleName));
  for (const rule of rules) expect(rule.enabledAt).not.toBeNull();
  await expect(addStarter(manager, { siteId, name: "other" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a draft is shown on a real order, also while it is not right yet", async () => {
  const { siteId, manager } = site;
  const { publicId } = await site.order({ customerName: "Kim Sample" });
  const [example] = await listExampleOrders(manager, siteId);
  expect(example?.label).toBe("Kim Sample · Print · €12.00");
  const draft = { siteId, subject: "Hi {{supporter_name}}", body: "{{item}} {{nme}}" };
  for (const order of [example?.reference, `#${example?.reference.toLowerCase()}`, publicId]) {
    const preview = await previewTemplate(manager, { ...draft, ...(order ? { order } : {}) });
    expect(preview.subject).toBe("Hi Kim Sample");
    expect(preview.text).toContain("Print");
    expect(preview.problems.body).toHaveLength(1);
  }
  expect((await previewTemplate(manager, draft)).subject).toBe("Hi Robin Example");
  const other = await newReplySite();
  const foreign = { ...draft, siteId: other.siteId, order: publicId };
  await expect(previewTemplate(other.manager, foreign)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await site.mails()).toEqual([]);
});

test("a test goes to the person who writes, marked, and not without end", async () => {
  const { siteId } = site;
  const { publicId } = await site.order({ customerEmail: "supporter@example.com" });
  const person = await newPerson({ [siteId]: "manager" });
  const draft = { siteId, subject: "For {{item}}", body: "Hello", order: publicId };
  expect(await sendTest(person.ctx, draft)).toEqual({ email: person.email });
  expect(await site.mails()).toMatchObject([
    { recipient: person.email, subject: "[Test] For Print", purpose: "reply-test", order_id: null },
  ]);
  for (let again = 0; again < 9; again++) await sendTest(person.ctx, draft);
  await expect(sendTest(person.ctx, draft)).rejects.toMatchObject({ code: "rate_limited" });
});

test("a rule tells what it answered and why not", async () => {
  const ruleId = await site.rule();
  const order = await site.order({ customerName: "Kim" });
  await site.order({ isTest: true });
  await site.work();
  expect(await listRuns(site.manager, site.siteId, ruleId)).toMatchObject([
    { state: "skipped", reason: "test order", mailId: null },
    { state: "queued", who: "Kim", orderId: order.publicId, mailState: "kept" },
  ]);
  expect(await getRule(site.manager, site.siteId, ruleId)).toMatchObject({ sent: 1, skipped: 1 });
});

test("the look of a site's mails is kept, and emptied fields are Onetill's own again", async () => {
  const { siteId, manager } = site;
  const set = {
    siteId,
    accentColor: "#C2410C",
    fromName: " Robin ",
    replyTo: "Robin@Maps.example",
  };
  await changeMailLook(manager, set);
  const read = async () =>
    (
      await query("select accent_color, mail_from_name, mail_reply_to from sites where id = $1", [
        siteId,
      ])
    )[0];
  expect(await read()).toEqual({
    ...{ accent_color: "#c2410c", mail_from_name: "Robin", mail_reply_to: "robin@maps.example" },
  });
  for (const wrong of [{ accentColor: "red" }, { replyTo: "a@b.example, c@d.example" }]) {
    await expect(changeMailLook(manager, { ...set, ...wrong })).rejects.toThrow();
  }
  await changeMailLook(manager, { siteId, accentColor: "", fromName: "", replyTo: "" });
  expect(await read()).toEqual({ accent_color: null, mail_from_name: null, mail_reply_to: null });
});

test("support and viewers may not touch rules, and strangers find none", async () => {
  const { siteId, templateId } = site;
  const ruleId = await site.rule();
  for (const role of ["support", "viewer"] as const) {
    const ctx = site.as(role);
    await expect(listRules(ctx, siteId)).rejects.toMatchObject({ code: "forbidden" });
    const off = switchRule(ctx, { siteId, ruleId, on: false });
    await expect(off).rejects.toMatchObject({ code: "forbidden" });
  }
  const other = await newReplySite();
  const missing = { code: "not_found" };
  await expect(getRule(other.manager, other.siteId, ruleId)).rejects.toMatchObject(missing);
  await expect(getTemplate(other.manager, other.siteId, templateId)).rejects.toMatchObject(missing);
  await expect(other.rule({ templateId })).rejects.toMatchObject(missing);
});
