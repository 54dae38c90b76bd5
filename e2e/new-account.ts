import type { Page } from "@playwright/test";
import { newId, systemContext } from "@/lib/kernel";
import { createUser } from "@/lib/sites";

export const password = "a few words in a row";

/** Somebody who signs in with `password`; returns the address. */
export async function newAccount() {
  const email = `${newId()}@example.com`;
  await createUser(systemContext("test", []), { email, name: "Robin Example", password });
  return email;
}

/** Fills the sign-in page in and sends it. */
export async function fillIn(page: Page, email: string, secret = password) {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
