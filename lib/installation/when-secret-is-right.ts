import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/kernel";
import { checkSecret, isForeignSecret } from "./check-secret";

/**
 * Settles when the database has said that the secret is its own, however long it is away or not yet
 * migrated. Throws `conflict` for another one's.
 */
export async function whenSecretIsRight(): Promise<void> {
  for (let said = false; ; said = true) {
    try {
      return await checkSecret();
    } catch (error) {
      if (isForeignSecret(error)) throw error;
      if (!said) log.warn("the database does not say yet whether the secret is its own", { error });
    }
    await wait(500);
  }
}
