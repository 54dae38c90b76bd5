import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/kernel";

/** A value that tells one secret from another and says nothing of it (HKDF, HMAC-SHA256, hex). */
export function secretCheckOf(secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "onetill", "installation", 32));
  return createHmac("sha256", key).update("onetill").digest("hex");
}

/** The check value of the present ONETILL_SECRET. */
export const secretCheck = () => secretCheckOf(env().secret);
