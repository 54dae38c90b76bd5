import { expect, type Page, test } from "@playwright/test";
import { createOrderToken } from "@/lib/checkout";
import { closePool } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { systemContext } from "@/lib/kernel";
import { writeToMember } from "@/lib/members";
import { mailedPath } from "@/test/mailed-link";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { newStoreOrder } from "@/test/new-store-order";
import { expectGoodNow, expectNothingSideways } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

const wide = {
  items: [
    {
      ...{ name: "A video for your sister’s birthday", variation: "Two minutes", quantity: 1 },
      unitAmount: 4500n,
      details: {
        asked: [
          { question: "Who is it for?", answer: "Mara, who turns 30 on May 4" },
          {
            question: "What shall I sing?",
            answer: "Anything with a river in it.\nNot the long one.",
          },
        ],
      },
    },
  ],
  amount: 4500n,
  message: "Thank you for doing this!",
  shipping: {
    name: "Robin Example",
    street: "Sample Street 1",
    city: "12345 Exampleton",
    country: "DE",
  },
};

async function newMemberOrder(options: Parameters<typeof newStoreOrder>[1] = {}) {
  const made = await newSite("Paper Lanterns by Mara Lindqvist");
  const order = await newStoreOrder(made.siteId, {
    ...options,
    fields: { ...wide, ...options.fields },
  });
  const ctx = systemContext("test", [made.siteId]);
  const { order_url: url } = await createOrderToken(ctx, order.publicId, { expires_in: 600 });
  return { ...made, ...order, url };
}

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a request's page tells what happened and what comes next, at every width, and takes a message", async ({
  page,
}) => {
  const { url, as, publicId } = await newMemberOrder();
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Received");
  await expect(page.getByRole("heading", { name: "What happens next" })).toBeVisible();
  await expect(page.getByText("Who is it for?")).toBeVisible();
  await expect(part(page, "Where it goes")).toContainText("Sample Street 1");
  await expect(part(page, "What happened").getByRole("listitem").first()).toContainText(
    "You asked Paper Lanterns by Mara Lindqvist for this",
  );
  await page.getByRole("textbox", { name: /^Write to Paper Lanterns/ }).fill("Is May 3 possible?");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(part(page, "Messages").getByRole("listitem")).toContainText("Is May 3 possible?");
  await writeToMember(as("support", "Mara"), { orderId: publicId, body: "Yes, it is." });
  await page.getByRole("link", { name: "Look again" }).click();
  await expect(part(page, "Messages").getByRole("listitem").last()).toContainText("Yes, it is.");
  for (const width of [320, 390, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingSideways(page);
  }
  await expectGoodNow(page);
});

test("a member cancels by keyboard, asked once, and without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto((await newMemberOrder()).url);
  await page.getByText("Cancel this order").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /^Reason/ }).fill("Changed my mind");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Canceled");
  await expect(part(page, "What happened")).toContainText("You canceled this order");
  await expect(page.getByText("Cancel this order")).toHaveCount(0);
  await context.close();
});

test("what was sent is there to be opened, and the receipt to be printed", async ({ page }) => {
  const made = await newMemberOrder({ status: "accepted", payment: "paid" });
  await runCommand(made.as("support"), made.publicId, "complete", {
    ...{ note: "Here it is. Happy birthday!", url: "https://files.example/video.mp4" },
    ...{ carrier: "DHL", tracking_number: "JD014600003SE" },
  });
  await page.goto(made.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Completed");
  await expect(page.getByRole("link", { name: "Download or open" })).toHaveAttribute(
    "href",
    "https://files.example/video.mp4",
  );
  await expect(page.getByText("JD014600003SE")).toBeVisible();
  await expectGoodNow(page);
  await page.getByRole("link", { name: "Receipt" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Receipt");
  await expect(page.getByText("€45.00").first()).toBeVisible();
  await expectGoodNow(page);
});

test("a mailed link opens all orders of an address, and signing out closes them", async ({
  page,
}) => {
  const { email, publicId } = await newMemberOrder();
  await page.goto("/my-orders");
  await expectGoodNow(page);
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mailbox");
  await page.goto(await mailedPath(email, "/my-orders"));
  await expect(page).toHaveURL(/\/my-orders$/);
  await page.getByRole("button", { name: "See my orders" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My orders");
  // The server's own worker tells of it in its own time.
  await expect(async () => {
    await page.reload();
    await expect(part(page, "News 1 new")).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingSideways(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectGoodNow(page);
  await page.getByRole("link", { name: /^A video for your sister/ }).click();
  await expect(page).toHaveURL(new RegExp(`orderId=${publicId}$`));
  await page.getByRole("link", { name: "My orders" }).click();
  await expect(page.getByText("1 new")).toHaveCount(0);
  await page.getByRole("checkbox", { name: /^Messages/ }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("checkbox", { name: /^Messages/ })).not.toBeChecked();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Mail me a link" })).toBeVisible();
  await page.goto(`/order?orderId=${publicId}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page needs its link");
});

test("the team answers from the dashboard's page of the order", async ({ page }) => {
  const made = await newMemberOrder();
  const person = await newPerson({ [made.siteId]: "support" });
  await signInAs(page.context(), person.userId);
  await page.goto(`/orders/${made.publicId}`);
  const messages = part(page, "Messages");
  await messages.getByRole("textbox", { name: "Message to the customer" }).fill("Soon!");
  await messages.getByRole("button", { name: "Send message" }).click();
  await expect(messages.getByRole("listitem")).toContainText("Soon!");
  await expect(messages.getByRole("textbox")).toHaveValue("");
});
