import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { toPublicId } from "@/lib/kernel";
import { setStoreOpen } from "@/lib/sites";
import { addPicture, createItem } from "@/lib/store";
import type { NewItem } from "@/lib/store/schemas";
import { newSite } from "@/test/new-site";

/** A picture as a camera gives one. */
export const picture = () =>
  sharp({ create: { width: 900, height: 700, channels: 3, background: "#0d6b45" } })
    .jpeg()
    .toBuffer();

const question = { id: "who", label: "Signed for whom?", kind: "text", required: true } as const;

/** A site whose store is open and sells a signed print for 25 euros. */
export async function newStore(more: Partial<NewItem> = {}) {
  const made = await newSite("Lantern Maps");
  const owner = made.as("owner");
  const item = await createItem(owner, made.siteId, {
    ...{ title: "Signed print", price: 2500, currency: "EUR", questions: [question] },
    description: "Printed to order.\nSigned by hand.",
    ...more,
  });
  const itemId = toPublicId("item", item.id);
  await addPicture(owner, itemId, { bytes: await picture(), alt: "A harbour at night" });
  await setStoreOpen(owner, made.siteId, true);
  return { ...made, owner, item, itemId, path: `/s/${made.site.slug}/${item.slug}` };
}

/** Fills in the form of a digital item, up to the card. */
export async function goToCard(page: Page, path: string) {
  await page.goto(path);
  await page.getByLabel("Signed for whom?").fill("Kim");
  await page.getByLabel("Your name").fill("Robin");
  await page.getByLabel("E-mail address").fill("robin@example.com");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Request: on to the card" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your card");
}

/** Types a card into Stripe's fields. */
export async function typeCard(page: Page, number: string) {
  const card = page.frameLocator("iframe[title='Secure payment input']");
  await card.getByLabel("Card number").fill(number);
  await card.getByLabel("Expiration date").fill("1240");
  await card.getByLabel("Security code").fill("123");
}

/** Asks for an item with this card, until its order's page is there. */
export async function askWith(page: Page, path: string, number: string) {
  await goToCard(page, path);
  await typeCard(page, number);
  await page.getByRole("button", { name: /^Request/ }).click();
  await expectOrderPage(page);
}

export const expectOrderPage = (page: Page) => expect(page).toHaveURL(/\/order\?orderId=ord_/);
