import { expect, type FrameLocator, type Page, test } from "@playwright/test";
import { closePool, query } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { addRule, addStarter, getTemplate, listRules } from "@/lib/replies";
import { kofiDelivery } from "@/test/deliveries";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newTill } from "@/test/till";
import { expectGood, expectGoodNow } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

/** Somebody with a site of their own that takes Ko-fi's deliveries, signed in. */
async function openSite(page: Page, role: Role = "manager") {
  const till = await newTill();
  const person = await newPerson({ [till.siteId]: role });
  await signInAs(page.context(), person.userId);
  const address = `/api/webhooks/kofi/${till.site.clientId}`;
  return {
    ...till,
    person,
    manager: till.as("manager"),
    replies: `/sites/${till.site.slug}/replies`,
    /** As Ko-fi posts it, over HTTP. */
    pay: async (fields: Record<string, unknown>) => {
      const { headers, body } = kofiDelivery(till.secrets.kofi, fields);
      const answer = await page.request.post(address, {
        headers: Object.fromEntries(headers),
        data: body,
      });
      expect(answer.status()).toBe(200);
    },
    mailsTo: (recipient: string) =>
      query<{ subject: string; text: string }>(
        "select subject, text from outgoing_mails where site_id = $1 and recipient = $2",
        [till.siteId, recipient],
      ),
  };
}

const message = (page: Page) => page.frameLocator("iframe[title='Preview of the message']");
/** A paragraph of a mail; the words beside the subject are hidden in it once more. */
const said = (mail: FrameLocator, words: string) => mail.locator("p").filter({ hasText: words });
const text = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });

test("a creator begins with a ready-made rule, makes its text their own, tries it, and the next payment is answered by itself", async ({
  page,
}) => {
  const { siteId, replies, person, pay, mailsTo } = await openSite(page);
  await newOrder(siteId, { fields: { customerName: "Kim Sample" } });
  await page.goto(replies);
  await expect(page.getByText("Nobody is answered by itself yet")).toBeVisible();
  await page.getByRole("button", { name: "Use this Thank for every order" }).click();
  await expect(page.getByText("Thank for every order is on")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("switch", { name: "Thank for every order" })).toBeChecked();
  await expect(page.getByText("When an order arrives, send “Thank you”.")).toBeVisible();
  await page.getByRole("link", { name: "Thank you", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await expect(said(message(page), "Hi Robin Example,")).toBeVisible();
  await text(page).fill("Dear {{suporter_name}},\n\n");
  await expect(
    page.getByText("{{suporter_name}} is not a placeholder. Did you mean {{supporter_name}}?"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Save template" }).click();
  await expect(text(page)).toBeFocused();
  await expect(page.getByText("Template saved")).toHaveCount(0);
  await text(page).fill("Dear {{supporter_name}},\n\n");
  await text(page).press("ControlOrMeta+End");
  await page.getByRole("button", { name: "Amount", exact: true }).click();
  await page.keyboard.type(" is here.");
  await expect(text(page)).toHaveValue("Dear {{supporter_name}},\n\n{{amount}} is here.");
  await text(page).press("ControlOrMeta+a");
  await text(page).press("End");
  await page.getByRole("button", { name: "Bold" }).click();
  await page.keyboard.type("Yes");
  await expect(message(page).locator("strong")).toHaveText("Yes");

  await page.getByLabel("On the order").selectOption({ label: "Kim Sample · Print · €12.00" });
  await expect(said(message(page), "Dear Kim Sample,")).toBeVisible();
  await expect(said(message(page), "€12.00 is here.")).toBeVisible();
  await page.getByRole("tab", { name: "Plain text" }).click();
  await expect(page.getByRole("region", { name: "Plain text" })).toContainText("€12.00 is here.");
  await page.getByRole("button", { name: "Send a test to me" }).click();
  await expect(page.getByText("Test sent")).toBeVisible();
  await page.getByRole("button", { name: "Save template" }).click();
  await expect(page.getByText("Template saved")).toBeVisible();
  const [tried] = await mailsTo(person.email);
  expect(tried?.subject).toBe("[Test] Thank you for Print");
  expect(tried?.text).toContain("Dear Kim Sample,");

  const email = `robin-${siteId}@example.com`;
  await pay({ email, from_name: "Robin", amount: "7.00" });
  await expect.poll(async () => mailsTo(email), { timeout: 60_000 }).toHaveLength(1);
  await page.goto("/sandbox/mailbox");
  await page.getByRole("link", { name: email }).first().click();
  const mail = page.frameLocator("iframe");
  await expect(said(mail, "Dear Robin,")).toBeVisible();
  await expect(said(mail, "€7.00 is here.")).toBeVisible();

  await page.goto(replies);
  await expect(page.getByText("1 sent in 30 days")).toBeVisible();
  await page.getByRole("link", { name: "Thank for every order" }).click();
  const answers = page.getByRole("list", { name: "Recent answers" });
  await expect(answers.getByRole("listitem")).toHaveCount(1);
  await expect(answers).toContainText("Robin");
  await answers.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  await expect(page.getByText("Answer “Thank for every order” is on its way")).toBeVisible();
});

test("a rule of one's own says what it does, and is switched, deleted and brought back", async ({
  page,
}) => {
  const { siteId, replies, manager } = await openSite(page);
  await addStarter(manager, { siteId, name: "member" });
  await page.goto(`${replies}/rules/new`);
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByText("A name is required.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.getByLabel("Name", { exact: true }).fill("Big tips");
  await page.getByText("Only if …").click();
  await page.getByLabel("Ko-fi").check();
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("At least").fill("50,5");
  await page.getByLabel("After").fill("2");
  await page.getByLabel("Unit", { exact: true }).selectOption("hours");
  await page.getByLabel("Send", { exact: true }).selectOption({ label: "Welcome, member" });
  const sentence =
    "When an order arrives from Ko-fi of at least €50.50, after 2 hours, send “Welcome, member”.";
  await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page).toHaveURL(new RegExp(`${replies}$`));
  await expect(page.getByText(sentence)).toBeVisible();

  await page.getByRole("switch", { name: "Big tips" }).click();
  await expect(page.getByText("Big tips is off")).toBeVisible();
  await expect(page.getByRole("switch", { name: "Big tips" })).not.toBeChecked();
  await page.getByRole("link", { name: "Big tips" }).click();
  await expect(page.getByLabel("At least")).toHaveValue("50.50");
  await expect(page.getByLabel("After")).toHaveValue("2");
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Big tips was deleted")).toBeVisible();
  await expect(page.getByRole("link", { name: "Big tips" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Big tips" })).toBeVisible();
  const rules = await listRules(manager, siteId);
  expect(rules.find(({ name }) => name === "Big tips")?.enabledAt).toBeNull();
});

test("a template speaks several languages, and the look of the mails is the site's", async ({
  page,
}) => {
  const { siteId, replies, manager } = await openSite(page);
  const { templateId } = await addStarter(manager, { siteId, name: "thanks" });
  await page.goto(replies);
  await page.getByLabel("Answers go to").fill("nowhere");
  await page.getByRole("button", { name: "Save look" }).click();
  await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
  await page.getByLabel("Answers go to").fill("robin@maps.example");
  await page.getByLabel("Accent colour", { exact: true }).fill("#facc15");
  await page.getByRole("button", { name: "Save look" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.goto(`${replies}/templates/${templateId}`);
  await page.getByLabel("Add a language").selectOption({ label: "German" });
  await page.getByLabel("Subject").fill("Danke, {{supporter_name}}");
  await text(page).fill("Am {{order_date}}: **danke**!");
  await expect(message(page).locator("html")).toHaveAttribute("lang", "de");
  await expect(message(page).locator("strong")).toHaveText("danke");
  const head = message(page).locator("td > table td").first();
  await expect(head).toBeVisible();
  await page.getByRole("button", { name: "Save template" }).click();
  await expect(page.getByText("Template saved")).toBeVisible();
  const { variants } = await getTemplate(manager, siteId, templateId);
  expect(variants.map(({ locale }) => locale)).toEqual(["en", "de"]);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The rule “Thank for every order” sends it.")).toBeVisible();
});

test("support may not open the rules", async ({ page }) => {
  const { replies, site } = await openSite(page, "support");
  expect((await page.goto(replies))?.status()).toBe(403);
  await page.goto(`/sites/${site.slug}`);
  await expect(page.getByRole("link", { name: "Replies" })).toHaveCount(0);
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { siteId, replies, manager } = await openSite(page);
  await expectGood(page, replies);
  const { templateId, ruleId } = await addStarter(manager, { siteId, name: "thanks" });
  await addRule(manager, {
    ...{ siteId, name: "Bigger", trigger: "order.status", templateId, delayMinutes: 90 },
    conditions: { status: "completed", currency: "EUR", amountMin: 500, platforms: ["kofi"] },
  });
  await newOrder(siteId);
  await newOrder(siteId, { fields: { isTest: true } });
  await expectGood(page, replies);
  await expect(async () => {
    await page.goto(`${replies}/rules/${ruleId}`);
    await expect(page.getByText("test order")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectGoodNow(page);
  await page.goto(`${replies}/rules/new`);
  await page.getByText("Only if …").click();
  await page.getByLabel("Currency").selectOption("EUR");
  await expectGoodNow(page);
  await page.goto(`${replies}/templates/${templateId}`);
  await expect(said(message(page), "Hi Robin Example,")).toBeVisible();
  await text(page).fill("{{nme}}");
  await expect(page.getByText("{{nme}} is not a placeholder.")).toBeVisible();
  await expectGoodNow(page);
});
