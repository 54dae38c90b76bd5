import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { createButton, findPublicButton } from "@/lib/buttons";
import { type ButtonFields, buttonSnippets } from "@/lib/buttons/schemas";
import { closePool, query } from "@/lib/db";
import { env, newId, systemClock } from "@/lib/kernel";
import { declareConfirmation } from "@/lib/matching";
import { connectPlatform } from "@/lib/platforms";
import { addRule, addTemplate } from "@/lib/replies";
import { kofiDelivery } from "@/test/deliveries";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";
import { openThirdParty } from "./third-party-page";

test.afterAll(closePool);

const secret = "4f3c1a2b-8d9e-4b6f-9d11-1234567890ab";

/** A site with Ko-fi connected and a button on it. */
async function openSite(fields: Partial<ButtonFields> = {}, name = "Corner studio") {
  const { site, siteId, system, as } = await newSite(name);
  await connectPlatform(system, siteId, "kofi", secret);
  const { id, token, look, label } = await createButton(as("owner"), {
    siteId,
    label: "Support me",
    currency: "EUR",
    amounts: ["3", "5"],
    places: [{ platform: "kofi", url: "https://ko-fi.com/cornerstudio" }],
    ...fields,
  });
  const snippets = buttonSnippets(env().appUrl, { token, look, label });
  return { site, siteId, system, id, token, snippets };
}

/** Somebody who has come through the button already. */
async function comeThrough(token: string, fields: { name?: string; message?: string } = {}) {
  const button = await findPublicButton(token);
  if (!button) throw new Error("no such button");
  const visitor = { platform: "kofi", email: "visitor@example.com", ...fields };
  const declared = await declareConfirmation(systemClock, button, visitor, token);
  return { ...declared, path: `/support/${token}/${declared.token}` };
}

/** The tab that a click opens. */
async function opened(context: BrowserContext, click: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([context.waitForEvent("page"), click()]);
  await tab.waitForLoadState();
  return tab;
}

test("a visitor goes the whole way from another website to the found payment", async ({
  page,
  context,
}) => {
  const { siteId, system, snippets } = await openSite();
  const marker = newId();
  const templateId = await addTemplate(system, {
    siteId,
    name: "Found",
    variants: [{ locale: "en", subject: `Found ${marker}`, body: "Hi {{supporter_name|you}}!" }],
  });
  const rule = { siteId, name: "Found", trigger: "order.matched", templateId } as const;
  await addRule(system, rule, { on: true });
  const blog = await openThirdParty(snippets.embed, env().appUrl);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(blog.url);
  const button = page.getByRole("link", { name: "Support me (opens in a new tab)" });
  await expect(button).toBeVisible();
  await button.hover();
  expect(asked).toEqual([blog.url, `${snippets.link}/button.js`]);
  expect(complaints).toEqual([]);
  // It stands where its script stands, and its style sheet works under the page's policy.
  expect(await button.evaluate((element) => getComputedStyle(element).minHeight)).toBe("44px");
  expect(
    await page.evaluate(
      () => document.querySelector("onetill-button")?.previousElementSibling?.tagName,
    ),
  ).toBe("SCRIPT");

  const visit = await opened(context, () => button.click());
  await expect(visit.getByRole("heading", { level: 1, name: "Support me" })).toBeVisible();
  expect(await visit.evaluate(() => window.opener)).toBeNull();
  await visit.getByText("€5").click();
  await visit.getByLabel("E-mail").fill("robin@example");
  await visit.getByLabel("Name").fill("Robin Example");
  await visit.getByLabel("Message").fill("For the maps");
  await visit.getByRole("button", { name: "Get my code" }).click();
  await expect(visit.getByRole("alert").filter({ hasText: "your e-mail address" })).toBeVisible();
  await expect(visit.getByLabel("E-mail")).toBeFocused();
  await expect(visit.getByLabel("Message")).toHaveValue("For the maps");
  await visit.getByLabel("E-mail").fill("robin@example.com");
  await visit.getByRole("button", { name: "Get my code" }).click();

  await expect(visit.getByRole("status").first()).toContainText("Waiting for your payment");
  const code = await visit.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit.getByRole("button", { name: "Copy the code" }).click();
  await expect.poll(() => visit.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await expect(visit.getByRole("link", { name: /^Go on to Ko-fi/ })).toHaveAttribute(
    "href",
    "https://ko-fi.com/cornerstudio",
  );

  const kofi = await opened(context, () =>
    visit.getByRole("link", { name: /^Pay in the sandbox/ }).click(),
  );
  await expect(kofi.getByText("No real money", { exact: true })).toBeVisible();
  await expect(kofi.getByLabel("Amount in EUR")).toHaveValue("5.00");
  await kofi.getByLabel("Name").fill("Robin of Ko-fi");
  await kofi.getByLabel("E-mail").fill("robin@example.com");
  await kofi.getByLabel("Message").fill(`For the maps ${code?.toLowerCase()}`);
  await kofi.getByRole("button", { name: "Pay without money" }).click();
  await expect(kofi.getByText("Paid, without money")).toBeVisible();

  await expect(visit.getByRole("status").first()).toContainText("Your payment was found");
  await expect(visit.getByRole("heading", { level: 1, name: "Thank you" })).toBeVisible();

  // The creator's answer has gone out by itself.
  const mail = page.getByRole("link", { name: `Found ${marker}` });
  await expect(async () => {
    await page.goto("/sandbox/mailbox");
    await expect(mail).toContainText("robin@example.com", { timeout: 500 });
  }).toPass();
  await mail.click();
  await expect(page.getByRole("heading", { name: `Found ${marker}` })).toBeVisible();
  await expect(
    page.frameLocator("iframe").getByText("Hi Robin of Ko-fi!", { exact: true }),
  ).toBeVisible();
  await blog.close();
});

test("without scripts, on a phone: nothing typed is lost, and the way leads to the end", async ({
  browser,
  request,
}) => {
  const { site, token } = await openSite({
    places: [
      { platform: "kofi", url: "https://ko-fi.com/cornerstudio" },
      { platform: "buymeacoffee", url: "https://buymeacoffee.com/cornerstudio" },
    ],
  });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 800 },
    locale: "de-AT",
    baseURL: env().appUrl,
  });
  const page = await context.newPage();
  await page.goto(`/support/${token}`);
  await page.getByText("€3").click();
  await page.getByText("Ko-fi", { exact: true }).click();
  await page.getByLabel("E-mail").fill("not an address");
  await page.getByLabel("Message").fill("Grüße & <b>alles</b> Gute");
  await page.getByRole("button", { name: "Get my code" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "your e-mail address" })).toBeVisible();
  await expect(page.getByText("This is not an e-mail address.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("not an address");
  await expect(page.getByLabel("Message")).toHaveValue("Grüße & <b>alles</b> Gute");
  await expect(page.getByRole("radio", { name: "€3" })).toBeChecked();
  await page.getByLabel("E-mail").fill("visitor@example.com");
  await page.getByRole("button", { name: "Get my code" }).click();

  await expect(page.getByText("Waiting for your payment")).toBeVisible();
  await expect(page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)).toBeVisible();
  expect(
    (await query("select 1 from confirmations where locale = 'de-AT' and site_id = $1", [site.id]))
      .length,
  ).toBe(1);
  await page.getByText("Help us find your payment").click();
  const transactionId = "0d6b4500-1111-4222-8333-444455556666";
  await page.getByLabel("Transaction ID").fill(transactionId);
  await page.getByRole("button", { name: "I have paid" }).click();
  await expect(page.getByText("Noted. Looking for your payment")).toBeVisible();
  await expect(page.getByLabel("Transaction ID")).toHaveValue(transactionId);

  const payment = { kofi_transaction_id: transactionId, timestamp: new Date().toISOString() };
  const { headers, body } = kofiDelivery(secret, payment);
  const answer = await request.post(`/api/webhooks/kofi/${site.clientId}`, {
    headers: Object.fromEntries(headers),
    data: body,
  });
  expect(answer.status()).toBe(200);
  await expect(async () => {
    await page.goto(page.url());
    await expect(page.getByText("Your payment was found")).toBeVisible({ timeout: 500 });
  }).toPass();
  await context.close();
});

test("a creator makes a button, sees it while making it, and copies what to paste", async ({
  page,
  context,
}) => {
  const { site, siteId, system } = await newSite("Corner studio");
  await connectPlatform(system, siteId, "kofi", secret);
  const person = await newPerson({ [siteId]: "manager" });
  await signInAs(context, person.userId);
  await page.goto(`/sites/${site.slug}/buttons`);
  await expect(page.getByRole("heading", { name: "No button yet" })).toBeVisible();
  await page.getByRole("link", { name: "New button" }).click();

  const preview = page.getByRole("figure", { name: "Preview" });
  await expect(preview.getByText("Support me")).toHaveCount(2);
  await page.getByLabel("Label").fill("Buy me a tea");
  await page.getByRole("radio", { name: "Pill" }).check();
  await page.getByRole("radio", { name: "Amber" }).check();
  await expect(preview.getByText("Buy me a tea")).toHaveCount(2);
  const drawn = preview.locator("span[style]").first();
  await expect(drawn).toHaveCSS("border-radius", "999px");
  await expect(drawn).toHaveCSS("background-color", "rgb(232, 163, 61)");
  await expect(drawn).toHaveCSS("color", "rgb(0, 0, 0)");

  await page.getByRole("button", { name: "Create button" }).click();
  await expect(page.getByText("Offer at least one platform.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Ko-fi" }).check();
  await page.getByLabel("Your page on Ko-fi").fill("https://example.com/me");
  await page.getByRole("button", { name: "Create button" }).click();
  await expect(page.getByText("This is not a page on Ko-fi.")).toBeVisible();
  await expect(page.getByLabel("Your page on Ko-fi")).toBeFocused();
  await page.getByLabel("Your page on Ko-fi").fill("ko-fi.com/cornerstudio");
  await page.getByLabel("Amount 1", { exact: true }).fill("three");
  await page.getByRole("button", { name: "Create button" }).click();
  await expect(page.getByText("“three” is not an amount in USD.")).toBeVisible();
  await page.getByLabel("Amount 1", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Create button" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Buy me a tea" })).toBeVisible();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const link = await page.getByLabel("Link").inputValue();
  expect(link).toMatch(new RegExp(`^${env().appUrl}/support/[0-9a-z]{20}$`));
  for (const [what, expected] of [
    ["Link", link],
    ["embed code", `<script async src="${link}/button.js"></script>`],
    ["Markdown", `[Buy me a tea](${link})`],
  ] as const) {
    await page.getByRole("button", { name: `Copy ${what}` }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(expected);
  }
  await page.getByRole("button", { name: "Copy HTML" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain(">Buy me a tea</a>");

  await page.getByRole("link", { name: /Support buttons of/ }).click();
  await page.getByRole("button", { name: "Archive Buy me a tea" }).click();
  await expect(page.getByRole("heading", { name: "Archived" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Archive Buy me a tea" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Archived" })).toHaveCount(0);
  await page.getByRole("button", { name: "Archive Buy me a tea" }).click();
  await expect(page.getByRole("button", { name: "Restore Buy me a tea" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This button is not in use any more")).toBeVisible();
  const blog = await openThirdParty(
    `<script async src="${link}/button.js"></script>`,
    env().appUrl,
  );
  await page.goto(blog.url, { waitUntil: "networkidle" });
  await expect(page.locator("onetill-button")).toHaveCount(0);
  await blog.close();
});

const nasty = [
  `</script><img src=x onerror=alert(1)>`,
  `"><svg onload=alert(1)>`,
  `{{constructor.constructor('alert(1)')()}}`,
  `javascript:alert(1)`,
];

test("no markup of a creator or a visitor gets into a page", async ({ page, context }) => {
  const label = `<img src=x onerror=alert(1)>`;
  const { siteId, site, id, token, snippets } = await openSite(
    { label, intro: nasty.join("\n") },
    `Studio ${nasty[1]}`,
  );
  const text = nasty.join(" ");
  const { path } = await comeThrough(token, { name: text.slice(0, 80), message: text });
  const person = await newPerson({ [siteId]: "owner" });
  await signInAs(context, person.userId);
  const shown: string[] = [];
  page.on("dialog", (dialog) => {
    shown.push(dialog.message());
    void dialog.dismiss();
  });
  const blog = await openThirdParty(snippets.embed, env().appUrl);
  for (const address of [
    `/support/${token}`,
    path,
    `/sites/${site.slug}/buttons`,
    `/sites/${site.slug}/buttons/${id}`,
    `/sandbox/pay/kofi?button=${token}&amount=${encodeURIComponent(text)}`,
    "/confirmations",
    blog.url,
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("img[src=x], svg[onload]"), address).toHaveCount(0);
  }
  await expect(page.getByRole("link", { name: label })).toBeVisible();
  expect(shown).toEqual([]);
  await blog.close();
});

test("what belongs to one visitor is told to nobody else", async ({ request }) => {
  const { token } = await openSite();
  const other = await openSite();
  const { path, token: mine } = await comeThrough(token);
  const page = await request.get(path);
  expect(page.headers()).toMatchObject({
    "referrer-policy": "same-origin",
    "cache-control": expect.stringContaining("no-store"),
  });
  expect(await page.text()).toContain('content="noindex');
  expect((await request.get(`/support/${other.token}/${mine}`)).status()).toBe(404);
  expect((await request.get(`/support/${token}/${"A".repeat(43)}`)).status()).toBe(404);
  const status = await request.get(`${path}/status`);
  expect(await status.json()).toEqual({ status: "pending", mark: expect.any(String) });
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { site, siteId, id, token } = await openSite({ intro: "What it is for." });
  // A colour that is fit for text nowhere as it is.
  await query("update sites set accent_color = '#ffd54a' where id = $1", [siteId]);
  const { path } = await comeThrough(token);
  const person = await newPerson({ [siteId]: "owner" });
  await signInAs(page.context(), person.userId);
  for (const address of [
    `/sites/${site.slug}/buttons`,
    `/sites/${site.slug}/buttons/new`,
    `/sites/${site.slug}/buttons/${id}`,
    `/support/${token}`,
    `${path}?said=paid`,
    `/sandbox/pay/kofi?button=${token}`,
  ]) {
    await expectGood(page, address);
  }
  await query(
    "update confirmations set status = 'failed', status_by = 'person', reply = 'Sorry!' where site_id = $1",
    [siteId],
  );
  await expectGood(page, path);
  await query("update confirmations set status = 'success' where site_id = $1", [siteId]);
  await expectGood(page, path);
});
