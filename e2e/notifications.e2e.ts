import { expect, type Page, test } from "@playwright/test";
import { channels, closePool, notifySoon, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { NoticeKind } from "@/lib/notifications";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { expectAccessible } from "./expect-accessible";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

/** Somebody with two sites of their own, signed in. */
async function openTill(page: Page) {
  const [{ siteId, site }, other] = [await newSite("Corner shop"), await newSite("Night walk")];
  const person = await newPerson({ [siteId]: "owner", [other.siteId]: "owner" });
  await signInAs(page.context(), person.userId);
  let minutes = 0;
  const tell = async (kind: NoticeKind, title: string, at = siteId) => {
    minutes += 1;
    await query(
      `insert into notices (id, site_id, user_id, kind, dedupe_key, title, body, href, delivery,
         created_at)
       values ($1, $2, $3, $4, $5, $6, 'With all that belongs to it', '/orders', 'in_app',
         now() - interval '1 day' + $7 * interval '1 minute')`,
      [newId(), at, person.userId, kind, newId(), title, minutes],
    );
    notifySoon(channels.notices, person.userId);
  };
  return { site, siteId, other, tell };
}

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const list = (page: Page) => page.getByRole("list", { name: "Notifications" });

test("the bell counts a new order by itself, shows it, and leads to it", async ({ page }) => {
  const { siteId } = await openTill(page);
  await page.goto("/sites");
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  const { publicId } = await newOrder(siteId, { fields: { customerName: "Robin" } });
  notifySoon(channels.outbox);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await expect(page.getByRole("status").filter({ hasText: "1 unread" })).toHaveCount(1);

  await bell(page).focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await expect(
    panel.getByRole("link", { name: /New shop order: €12.00 from Robin/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(bell(page)).toBeFocused();

  await bell(page).click();
  await panel.getByRole("link", { name: /New shop order/ }).click();
  await expect(page).toHaveURL(`/orders/${publicId}`);
  await expect(panel).toBeHidden();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("the bell gathers many orders in a line and marks one or all as read", async ({ page }) => {
  const { site, tell } = await openTill(page);
  for (const title of ["One", "Two", "Three"]) await tell("new_order", title);
  await tell("needs_review", "Look at this");
  await page.goto("/sites");
  await bell(page).click();
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await expect(panel.getByRole("link", { name: /3 new orders/ })).toHaveAttribute(
    "href",
    `/orders?site=${site.slug}`,
  );
  await panel.getByRole("button", { name: "Mark as read: Look at this" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 3 unread");
  await panel.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await page.reload();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("the list is narrowed, read and unread, and grows by itself", async ({ page }) => {
  const { site, other, tell } = await openTill(page);
  await tell("needs_review", "Look at this");
  await tell("new_order", "An order here");
  await tell("new_order", "An order there", other.siteId);
  await page.goto("/notifications");
  await expect(list(page).getByRole("listitem")).toHaveCount(3);
  await page.getByLabel("Kind").selectOption("new_order");
  await expect(page).toHaveURL(/kind=new_order/);
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await page.getByLabel("Site", { exact: true }).selectOption(site.slug);
  await expect(list(page).getByRole("listitem")).toHaveCount(1);

  await page.getByRole("button", { name: "Mark as read: An order here" }).click();
  await expect(page.getByRole("button", { name: "Mark as unread: An order here" })).toBeVisible();
  await page.getByRole("radio", { name: /Unread/ }).click();
  await expect(page.getByRole("heading", { name: "Nothing unread here" })).toBeVisible();
  await tell("new_order", "Another one");
  await expect(list(page).getByRole("link", { name: /Another one/ })).toBeVisible();

  await page.getByRole("button", { name: "Mark these as read" }).click();
  await expect(page.getByText("1 marked as read")).toBeVisible();
  await page.goto("/notifications?unread=1");
  await expect(list(page).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("heading", { name: "You are up to date" })).toBeVisible();
});

test("a choice is saved as it is made, and holds", async ({ page }) => {
  const { siteId } = await openTill(page);
  await page.goto("/notifications/preferences");
  const choice = (kind: string, way: string) =>
    page.getByRole("group", { name: kind }).getByRole("radio", { name: way });
  await expect(choice("Connection in trouble", "E-mail")).toBeChecked();
  await choice("New order", "Off").click();
  await expect(page.getByText("New order: switched off")).toBeVisible();
  await choice("Needs review", "Digest").click();
  await expect(
    page.getByText("Needs review: shown in the app and in the daily mail"),
  ).toBeVisible();
  await page.reload();
  await expect(choice("New order", "Off")).toBeChecked();
  await expect(choice("Needs review", "Digest")).toBeChecked();

  await newOrder(siteId);
  const { id } = await newOrder(siteId);
  await query("update orders set needs_review = 'Two amounts' where id = $1 returning 1", [id]);
  await query(
    `insert into outbox (id, site_id, topic, subject_id, type, data)
     values ($1, $2, 'order', $3, 'review.needed', '{"matter":"Two amounts"}') returning 1`,
    [newId(), siteId, id],
  );
  notifySoon(channels.outbox);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { tell, other } = await openTill(page);
  await expectGood(page, "/notifications");
  await tell("connection_trouble", "Ko-fi has gone quiet on Corner shop");
  await tell("reply_failed", `A mail to ${"long".repeat(15)}@example.com could not be sent`);
  await tell("delivery_quarantined", "A delivery from Ko-fi is in quarantine", other.siteId);
  await tell("import_finished", "The import of orders.csv is finished");
  await expectGood(page, "/notifications/preferences");
  await expectGood(page, "/notifications");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await bell(page).click();
    await expect(page.getByRole("dialog").getByRole("link", { name: /gone quiet/ })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }
});
