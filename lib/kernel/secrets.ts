import {
  createCipheriv,
  createDecipheriv,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

const derivedKeys = new Map<string, Buffer>();

/** A key for one purpose, derived from ONETILL_SECRET (HKDF-SHA256, 32 bytes). */
export function deriveKey(purpose: string): Buffer {
  let key = derivedKeys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", env().secret, "onetill", purpose, 32));
    derivedKeys.set(purpose, key);
  }
  return key;
}

/** Encrypts with AES-256-GCM. `owner` ties the result to its row: it cannot be moved to another. */
export function encryptSecret(plain: string, owner: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey("secrets"), iv);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Reverses `encryptSecret`; throws when the key, the row or the text is another one. */
export function decryptSecret(stored: string, owner: string): string {
  const raw = Buffer.from(stored.replace(/^v1\./, ""), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey("secrets"), raw.subarray(0, 12), {
    // Without it a text cut short would be accepted with a tag of four bytes.
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(raw.subarray(12, 28));
  return decipher.update(raw.subarray(28), undefined, "utf8") + decipher.final("utf8");
}

/** A token of 256 random bits for keys and links; only its hash is ever stored. */
export const newToken = () => randomBytes(32).toString("base64url");

export const hashToken = (token: string) => hash("sha256", token, "hex");

/** Compares in a time that says nothing about where two texts differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(a), digest(b));
}
