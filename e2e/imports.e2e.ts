import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { closePool } from "@/lib/db";
import type { Role } from "@/lib/kernel";
import { kofiDelivery } from "@/test/deliveries";
import { type KofiRow, kofiExport, kofiRow, writeCsv } from "@/test/kofi-export";
import { newPerson } from "@/test/new-person";
import { newTill } from "@/test/till";
import { expectGood } from "./in-every-look";
import { signInAs } from "./sign-in-as";

test.afterAll(closePool);

async function openSite(page: Page, role: Role = "manager") {
  const till = await newTill();
  const person = await newPerson({ [till.siteId]: role });
  await signInAs(page.context(), person.userId);
  return { till, imports: `/sites/${till.site.slug}/imports` };
}

/** Chooses a file on the page as a person does, and sends it. */
async function send(page: Page, platform: string, text: string, name = "payments.csv") {
  await page.getByRole("radio", { name: platform, exact: true }).check();
  const buffer = Buffer.from(text);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Check the file" }).click();
}

const section = (page: Page, name: string) => page.getByRole("region", { name });

/** A file with one row of each fate, on a till that has some of its payments. */
async function plant(till: Awaited<ReturnType<typeof newTill>>): Promise<KofiRow[]> {
  const [known, differs] = [randomUUID(), randomUUID()];
  const deliver = (fields: Record<string, unknown>) =>
    till.deliver("kofi", kofiDelivery(till.secrets.kofi, fields));
  await deliver({ kofi_transaction_id: known });
  await deliver({ kofi_transaction_id: differs, amount: "7.00" });
  await deliver({ from_name: "Only Here" });
  return [
    kofiRow({ TransactionId: known.toUpperCase() }),
    kofiRow({ TransactionId: differs }),
    kofiRow({ From: "Jo Missing", "DateTime (UTC)": "02/01/2026 08:00", Received: "12.50" }),
    kofiRow({ From: "<img src=x onerror=alert(1)>", Message: "=1+1" }),
    kofiRow({ Received: "three" }),
    kofiRow({ TransactionId: known }),
  ];
}

test("a creator brings Ko-fi's file, sees what is missing, adds it, and downloads each row's fate", async ({
  page,
}) => {
  const { till, imports } = await openSite(page);
  const rows = await plant(till);
  await page.goto(imports);
  await expect(page.getByText("No file yet")).toBeVisible();
  await send(page, "Ko-fi", kofiExport(rows));

  await expect(page).toHaveURL(/\/imports\/imp_/, { timeout: 30_000 });
  await expect(page.getByText("2 payments of the file are missing here")).toBeVisible();
  await expect(section(page, "Missing here")).toContainText("Jo Missing");
  await expect(section(page, "Missing here")).toContainText("€12.50");
  await expect(section(page, "Other amount")).toContainText("€7.00 here, €3.00 in the file");
  await expect(section(page, "Not readable")).toContainText("Received: “three” is no amount");
  await expect(section(page, "Twice in the file")).toContainText("The same payment as in row 2");
  await expect(section(page, "Only here")).toContainText("Only Here");
  expect(await till.orders()).toHaveLength(3);

  await page.getByRole("button", { name: "Add 2 orders" }).click();
  const question = page.getByRole("alertdialog", { name: "Add 2 orders from Ko-fi?" });
  await expect(question.getByRole("radio", { name: /^Yes/ })).toBeChecked();
  await question.getByRole("button", { name: "Add 2 orders" }).click();
  await expect(page.getByText("2 orders added")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download each row’s fate" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("payments-checked.csv");
  const text = readFileSync(await download.path(), "utf8");
  expect(text.split("\r\n")).toHaveLength(rows.length + 3);
  expect(text).toContain("'=1+1");

  await section(page, "Added").getByRole("link", { name: "Open the order of Jo Missing" }).click();
  await expect(page.getByText("out of the file payments.csv")).toBeVisible();
  await page.goto(imports);
  await expect(page.getByRole("link", { name: /payments\.csv/ })).toContainText(
    "2 orders added of 6 rows",
  );

  await send(page, "Ko-fi", kofiExport(rows), "again.csv");
  await expect(page.getByText("Nothing is missing here")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Add/ })).toHaveCount(0);
});

const bmcFile = (columns: readonly number[] = [0, 1, 2, 3, 4]) =>
  writeCsv(
    [
      ["When", "Who gave", "Sum", "Cur", "Number"],
      ...[13, 14, 15].map((day) => [
        `0${day - 10}/${day}/2026 10:00`,
        `Payer ${day}`,
        "5,50",
        "EUR",
        `${day}`,
      ]),
    ].map((row) => columns.map((at) => row[at] ?? "")),
    ";",
  );

test("columns of Buy Me a Coffee are named once, with the first rows as they are read, and remembered", async ({
  page,
}) => {
  const { imports } = await openSite(page);
  await page.goto(imports);
  await send(page, "Buy Me a Coffee", bmcFile());
  await expect(page.getByRole("heading", { name: "Which column is which?" })).toBeVisible();
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("Say which column is the date.").first()).toBeVisible();

  await page.getByLabel("Date", { exact: true }).selectOption("When");
  await page.getByLabel("Amount", { exact: true }).selectOption("Sum");
  await page.getByLabel("Currency", { exact: true }).selectOption("Cur");
  await page.getByLabel("Name", { exact: true }).selectOption("Who gave");
  await page.getByLabel("Payment ID", { exact: true }).selectOption("Number");
  await page.getByLabel("Dates", { exact: true }).selectOption("dmy");
  const preview = section(page, "The first rows, as they would be read");
  await expect(preview).toContainText("“03/13/2026 10:00” is no date of this form");
  await page.getByLabel("Dates", { exact: true }).selectOption("mdy");
  await expect(preview).toContainText("13 March 2026");
  await expect(preview).toContainText("€5.50");
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("3 payments of the file are missing here")).toBeVisible();
  await page.getByRole("button", { name: "Call off" }).click();
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText("This file was called off")).toBeVisible();

  await page.goto(imports);
  await send(page, "Buy Me a Coffee", bmcFile([4, 3, 2, 1, 0]), "turned.csv");
  await expect(page.getByText("As in the last file of Buy Me a Coffee")).toBeVisible();
  await expect(preview).toContainText("€5.50");
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Add 3 orders" }).click();
  const question = page.getByRole("alertdialog", { name: "Add 3 orders from Buy Me a Coffee?" });
  await expect(question.getByRole("radio", { name: /^Yes/ })).toBeChecked();
  await question.getByRole("button", { name: "Add 3 orders" }).click();
  await expect(page.getByText("3 orders added")).toBeVisible();
});

test("what cannot be read is said in words, and leaves nothing behind", async ({ page }) => {
  const { imports } = await openSite(page);
  await page.goto(imports);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose a file first." })).toBeVisible();
  await send(page, "Ko-fi", "Dear creator\nthank you\n", "letter.txt");
  await expect(page.getByText("The file has only one column.")).toBeVisible();
  await send(page, "Ko-fi", "PK\u0003\u0004\u0000\u0000", "book.csv");
  await expect(page.getByText("This is not a CSV file.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("No file yet")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a file can be brought by the plain form", async ({ page }) => {
    const { till, imports } = await openSite(page);
    await page.goto(imports);
    await page.getByRole("radio", { name: "Ko-fi" }).check();
    const buffer = Buffer.from(kofiExport(await plant(till)));
    const file = { name: "plain.csv", mimeType: "text/csv", buffer };
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "plain.csv" })).toBeVisible();
  });
});

test("everybody can use it on a desk and on a phone", async ({ page }) => {
  const { till, imports } = await openSite(page);
  const rows = await plant(till);
  await page.goto(imports);
  await send(page, "Ko-fi", kofiExport(rows));
  await expect(page.getByText("2 payments of the file are missing here")).toBeVisible();
  const checked = page.url();
  await page.goto(imports);
  await send(page, "Buy Me a Coffee", bmcFile());
  await expect(page.getByRole("heading", { name: "Which column is which?" })).toBeVisible();
  const unnamed = page.url();
  for (const path of [imports, checked, unnamed]) await expectGood(page, path);
});
