import { createHmac } from "node:crypto";
import { query } from "@/lib/db";
import { deriveKey, env, equalInConstantTime, invalid } from "@/lib/kernel";
import { hasUsers } from "../has-users";
import { callerNetwork } from "../limits/caller-network";
import { limits } from "../limits/limits";
import { takeAttempt } from "./take-attempt";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16; // of 5 bits each

/** As it is compared: people read `O` for `0`, and leave out or add the hyphens (Crockford's base32). */
const plain = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[\s-]+/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

/**
 * The code that the first owner of a public installation is asked for: `XXXX-XXXX-XXXX-XXXX`. It is
 * derived from ONETILL_SECRET and from when this database was made, so that every process knows it and
 * it is stored nowhere.
 */
async function setupCode(): Promise<string> {
  // Prisma gives every migration that it applies a random id.
  const [first] = await query<{ id: string }>(
    "select id from _prisma_migrations order by started_at, id limit 1",
  );
  const bytes = createHmac("sha256", deriveKey("setup-code"))
    .update(first?.id ?? "")
    .digest();
  const code = Array.from(bytes.subarray(0, LENGTH), (byte) => letters[byte & 31]).join("");
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Whether setting up asks for the code: others than this machine can reach the page. */
export const asksForSetupCode = (): boolean => env().isPublic;

/** The code, for whoever sees the log; undefined where none is asked for, or when there is an account. */
export async function findSetupCode(): Promise<string | undefined> {
  if (!asksForSetupCode() || (await hasUsers())) return undefined;
  return setupCode();
}

/**
 * Throws `invalid_request` naming `setupCode` for a wrong one, and `rate_limited` after 10 in a
 * quarter of an hour from one network address.
 */
export async function checkSetupCode(typed: string, address: string, now: Date): Promise<void> {
  await takeAttempt(limits.setupCode, callerNetwork(address), now);
  if (equalInConstantTime(plain(typed), plain(await setupCode()))) return;
  throw invalid(
    "This is not the set-up code. It is printed where Onetill was started, and in the log of the web process.",
    "setupCode",
  );
}
