import { decryptSecret, encryptSecret } from "@/lib/kernel";

const owner = "order-token";

/** The order that a token opens, by UUIDs, and until when. */
export interface OrderPass {
  siteId: string;
  orderId: string;
  expiresAt: Date;
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidOf = (bytes: Buffer) =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/**
 * Seals which order may be looked at, and until when: nobody without ONETILL_SECRET can make or change
 * one, nothing is stored, and an order is looked for where its site is.
 */
export function sealOrderPass({ siteId, orderId, expiresAt }: OrderPass): string {
  const until = Buffer.alloc(8);
  until.writeBigUInt64BE(BigInt(expiresAt.getTime()));
  const plain = Buffer.concat([bytesOf(siteId), bytesOf(orderId), until]);
  return encryptSecret(plain.toString("base64url"), owner);
}

/** What a token opens; undefined for one that is not ours, was changed, or is over at `now`. */
export function openOrderPass(token: string, now: Date): OrderPass | undefined {
  try {
    const plain = Buffer.from(decryptSecret(token, owner), "base64url");
    const expiresAt = new Date(Number(plain.readBigUInt64BE(32)));
    if (plain.length !== 40 || expiresAt <= now) return undefined;
    return {
      siteId: uuidOf(plain.subarray(0, 16)),
      orderId: uuidOf(plain.subarray(16, 32)),
      expiresAt,
    };
  } catch {
    return undefined;
  }
}
