import { expect, type Page, test } from "@playwright/test";
import { closePool, inTransaction, query } from "@/lib/db";
import { newId, type Role, toPublicId } from "@/lib/kernel";
import { mailInvitation, queueSupporterMail, unsubscribeUrl } from "@/lib/mail";
import type { MailState } from "@/lib/mail/schemas";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectAccessible } from "./expect-accessible";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";
import { whenAlive } from "./when-alive";

test.afterAll(closePool);

interface Planted {
  state?: MailState;
  subject?: string;
  html?: string;
  text?: string;
  recipient?: string;
}

/** Somebody with a site of their own, and mails about its orders. */
async function openSite(page: Page, role: Role = "owner") {
  const { site, siteId, system } = await newSite("Corner shop");
  const person = await newPerson({ [siteId]: role });
  await signInAs(page.context(), person.userId);
  /** A mail about a new order, as if it stood like that. */
  const plant = async (about: Planted = {}) => {
    const recipient = about.recipient ?? `${newId()}@example.com`;
    const order = await newOrder(siteId, { fields: { customerEmail: recipient } });
    const written = await inTransaction((tx) =>
      queueSupporterMail(system, tx, {
        ...{ siteId, orderId: order.id, purpose: "reply", dedupeKey: newId(), isTest: false },
        ...{ nature: "answer", recipient, subject: about.subject ?? "Thank you" },
        html: about.html ?? "<h1>Thank you, Robin</h1>",
        text: about.text ?? "Thank you, Robin",
      }),
    );
    if (!("mailId" in written)) throw new Error(written.skipped);
    const state = about.state ?? "sent";
    // Due in a while: the worker beside this test must not take it.
    await query(
      `update outgoing_mails set state = $2::mail_state, attempts = 1, handed_over_at = now(),
         last_error = case when $2 in ('failed', 'unknown') then '550 no such box' end,
         next_attempt_at = now() + interval '1 day' where id = $1`,
      [written.mailId, state],
    );
    await query(
      `insert into mail_attempts (id, site_id, mail_id, number, at, outcome, detail)
       values ($1, $2, $3, 1, now(), $4, '550 no such box')`,
      [newId(), siteId, written.mailId, state === "unknown" ? "unknown" : "failed"],
    );
    return { id: toPublicId("mail", written.mailId), recipient, order };
  };
  return { site, siteId, system, plant };
}

const rows = (page: Page) => page.getByRole("row");

test("the log narrows by state, purpose, time and words, and the address holds it", async ({
  page,
}) => {
  const { siteId, system, plant } = await openSite(page);
  const token = `secret-${newId()}`;
  await plant({ subject: "First thanks", recipient: "robin@example.com" });
  await plant({ subject: "Second thanks", state: "failed", recipient: "sam@example.com" });
  await mailInvitation(system, {
    ...{ siteId, siteName: "Corner shop", email: "new@example.com", role: "viewer" },
    ...{ token, until: new Date(Date.now() + 60_000), invitedBy: "Robin", days: 7 },
  });
  await page.goto("/emails");
  await expect(rows(page)).toHaveCount(4);
  const states = page.getByRole("navigation", { name: "State" });
  await states.getByRole("link", { name: "Failed" }).click();
  await expect(page).toHaveURL(/state=failed/);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).last()).toContainText("550 no such box");
  await page.getByLabel("Time").selectOption({ label: "Last 7 days" });
  await expect(page).toHaveURL(/days=7/);
  await expect(rows(page)).toHaveCount(2);
  await states.getByRole("link", { name: "All" }).click();
  await page.getByLabel("Purpose").selectOption({ label: "Invitation" });
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).last()).toContainText("new@example.com");
  await rows(page).last().getByRole("link").first().click();
  await expect(page.getByText("What it says is for its reader alone")).toBeVisible();
  expect(await page.content()).not.toContain(token);
  await expect(page.getByRole("button", { name: "Send again" })).toHaveCount(0);

  await page.getByRole("main").getByRole("link", { name: "E-mails" }).click();
  await expect(rows(page)).toHaveCount(4);
  const search = page.getByRole("searchbox");
  await search.fill("SAM@example");
  await search.press("Enter");
  await expect(page).toHaveURL(/q=SAM/);
  await expect(rows(page)).toHaveCount(2);
  await search.fill("nobody at all");
  await search.press("Enter");
  await expect(page.getByText("Nothing fits these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Show all e-mails" }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(search).toHaveValue("");
});

test("a mail that failed shows why, and is sent again as a new one", async ({ page }) => {
  const { plant } = await openSite(page, "support");
  const { id, recipient, order } = await plant({ state: "failed" });
  await page.goto(`/emails/${id}`);
  await expect(page.getByText("It could not be sent")).toBeVisible();
  const tries = page.getByRole("region", { name: "Attempts" });
  await expect(tries).toContainText("Attempt 1");
  await expect(tries).toContainText("550 no such box");
  await expect(page.getByRole("region", { name: "Headers" })).toContainText("auto-generated");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: "Thank you, Robin" })).toBeVisible();
  await page.getByRole("tab", { name: "Plain text" }).click();
  await expect(page.getByRole("region", { name: "Plain text of the message" })).toHaveText(
    "Thank you, Robin",
  );

  await page.getByRole("button", { name: "Send again" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(recipient);
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("link", { name: "The first one" })).toBeVisible();
  await expect(page.getByText("In the mailbox", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "The first one" }).click();
  await expect(page.getByRole("link", { name: "The new one" })).toBeVisible();

  await page.goto(`/orders/${order.publicId}`);
  const card = page.getByRole("region", { name: "E-mails" }).locator("visible=true");
  await expect(card.getByRole("listitem")).toHaveCount(2);
  await expect(card).toContainText("Failed");
  await (await whenAlive(card.getByRole("button", { name: "Send again" }))).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send again" }).click();
  await expect(card.getByRole("listitem")).toHaveCount(3);
});

test("one that may have arrived asks first, and a queued one can be canceled", async ({ page }) => {
  const { plant } = await openSite(page);
  const unknown = await plant({ state: "unknown" });
  await page.goto(`/emails/${unknown.id}`);
  await expect(page.getByText("It may have arrived, or not")).toBeVisible();
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("gets it twice");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send it all the same" }).click();
  await expect(page.getByRole("link", { name: "The first one" })).toBeVisible();

  const queued = await plant({ state: "queued" });
  await page.goto(`/emails/${queued.id}`);
  await expect(page.getByText("It is tried again")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel the e-mail" }).click();
  await expect(page.getByText("Canceled", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send again" })).toBeVisible();
  await page.goto(`/orders/${queued.order.publicId}`);
  await expect(page.getByText("was canceled before it went out").first()).toBeVisible();
});

test("the orders list says what became of the mails, and sends several again", async ({ page }) => {
  const { siteId, plant } = await openSite(page);
  const failed = await plant({ state: "failed" });
  const unknown = await plant({ state: "unknown" });
  const { id: skipped } = await newOrder(siteId);
  await query(
    `insert into reply_runs (id, site_id, rule_id, subject, subject_id, order_id, state, reason,
       due_at, created_at, updated_at)
     values ($1, $2, $1, 'order', $3, $3, 'skipped', 'no e-mail address', now(), now(), now())`,
    [newId(), siteId, skipped],
  );
  await page.goto("/orders");
  await expect(page.getByRole("columnheader", { name: "E-mail" })).toBeVisible();
  const row = (text: string) => page.getByRole("row").filter({ hasText: text });
  await expect(row(failed.recipient)).toContainText("E-mail Failed: 550 no such box");
  await expect(row(unknown.recipient)).toContainText("Unknown");
  await expect(row("Skipped")).toContainText("no e-mail address");

  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  await page
    .getByRole("region", { name: "Selected orders" })
    .getByRole("button", { name: "Resend e-mails" })
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Resend" }).click();
  const report = page.getByRole("list", { name: "What became of each order" });
  await expect(report.getByRole("listitem")).toHaveCount(3);
  await expect(report).toContainText("This mail may have arrived");
  await expect(report).toContainText("Nothing was mailed about it yet.");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(row(failed.recipient)).toContainText("Sent");
  await row(failed.recipient)
    .getByRole("link", { name: /E-mail Sent/ })
    .click();
  await expect(page).toHaveURL(/\/emails\/mail_/);
});

const hostile = `<script>document.title = "owned"</script><img src=x onerror="parent.owned = 1">
  <svg onload="top.owned = 1"></svg><a href="javascript:top.owned = 1">x</a>
  <form action="/api/health"><button>y</button></form><iframe srcdoc="<script>top.owned=1</script>">`;

test("what is written into a mail stays text, and its frame runs nothing", async ({ page }) => {
  const { plant } = await openSite(page);
  const { id } = await plant({ subject: hostile, html: hostile, text: hostile });
  for (const path of ["/emails", `/emails/${id}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // A subject carries no link: what looks like a host loses its dot.
    await expect(page.getByText(/<script>document[.·]title = "owned"/).first()).toBeVisible();
    expect(await page.evaluate(() => (window as { owned?: number }).owned)).toBeUndefined();
    await expect(page).not.toHaveTitle("owned");
    expect(await page.locator("img[src='x'], svg[onload]").count()).toBe(0);
  }
  await page.frameLocator("iframe").first().getByRole("link", { name: "x" }).click();
  await page.frameLocator("iframe").first().getByRole("button", { name: "y" }).click();
  expect(await page.evaluate(() => (window as { owned?: number }).owned)).toBeUndefined();
  await expect(page).toHaveURL(new RegExp(`/emails/${id}$`));
});

test("one button unsubscribes, with scripts and without, and can be taken back", async ({
  browser,
}) => {
  const { siteId } = await newSite("Corner shop");
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const url = unsubscribeUrl(siteId, `${newId()}@example.com`);
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "No more news from Corner shop?",
    );
    await page.getByRole("button", { name: "Unsubscribe" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are unsubscribed");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: "Subscribe again" }).click();
    await expect(page.getByRole("button", { name: "Unsubscribe" })).toBeVisible();
    // What a mail program does by itself.
    const oneClick = url.replace("/unsubscribe/", "/api/unsubscribe/");
    const form = { "List-Unsubscribe": "One-Click" };
    expect((await page.request.post(oneClick, { form })).status()).toBe(200);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are unsubscribed");
    expect((await page.request.get(`${url.slice(0, -3)}xyz`)).status()).toBe(404);
    expect((await page.request.post(`${oneClick.slice(0, -3)}xyz`, { form })).status()).toBe(404);
    await context.close();
  }
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { siteId, plant } = await openSite(page);
  await expectGood(page, "/emails");
  const long = "x".repeat(150);
  const { id, order } = await plant({ state: "failed", subject: long });
  await plant({ state: "unknown" });
  await expectGood(page, "/emails");
  await expectGood(page, `/emails/${id}`);
  await expectGood(page, `/orders/${order.publicId}`);
  await expectGood(page, "/orders");
  // What is searched for has room on a phone.
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ["/emails", "/orders", "/confirmations"]) {
    await page.goto(path);
    const box = await page.getByRole("searchbox").boundingBox();
    expect(box?.width, path).toBeGreaterThan(200);
  }
  const { pathname } = new URL(unsubscribeUrl(siteId, `${"y".repeat(60)}@example.com`));
  await expectGood(page, pathname);
});
