import { randomBytes } from "node:crypto";
import { notFound } from "./errors";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** The kinds of row that people and programs outside see an id of. */
export const idPrefixes = {
  order: "ord",
  event: "evt",
  site: "site",
  customer: "cus",
  delivery: "dlv",
  connection: "con",
  note: "note",
  key: "key",
  view: "view",
  invitation: "inv",
  mail: "mail",
  user: "usr",
  confirmation: "cfm",
  button: "btn",
  match: "match",
  template: "tpl",
  rule: "rule",
  notice: "ntc",
  import: "imp",
  session: "ses",
  item: "item",
  picture: "pic",
  payment: "pay",
  refund: "ref",
  dispute: "dsp",
  message: "msg",
} as const;
export type IdKind = keyof typeof idPrefixes;

/**
 * The site (UUID) of what belongs to the installation as a whole, such as the mail with a link to sign
 * in: a table that is sharded by site has no row without one. No site has it.
 */
export const installationSiteId = "00000000-0000-0000-0000-000000000000";

let lastMs = 0;
let sequence = 0;

/** A new UUIDv7 (RFC 9562): sorts by time, and within one process also inside a millisecond. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  if (now > lastMs) {
    lastMs = now;
    sequence = bytes.readUInt16BE(6) & 0x07ff;
  } else if (++sequence > 0x0fff) {
    lastMs += 1;
    sequence = 0;
  }
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Shows a UUID with its kind: `ord_` and 26 characters of Crockford base32. */
export function toPublicId(kind: IdKind, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return `${idPrefixes[kind]}_${text}`;
}

/** Reads a shown id back; throws `not_found` on anything that cannot be one. */
export function fromPublicId(kind: IdKind, shown: string): string {
  const match = /^([a-z]+)_([0-7][0-9a-hjkmnp-tv-z]{25})$/.exec(shown);
  if (match?.[1] !== idPrefixes[kind]) throw notFound(kind);
  let value = 0n;
  for (const char of match[2] as string) value = (value << 5n) | BigInt(alphabet.indexOf(char));
  const hex = value.toString(16).padStart(32, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const randomText = (characters: string, length: number) =>
  Array.from(randomBytes(length), (byte) => characters[byte & 31]).join("");

/** The short reference that people read out: 8 characters of Crockford base32, upper case. */
export const newReference = () => randomText(alphabet.toUpperCase(), 8);

/** A site's public client id: 130 random bits. */
export const newClientId = () => `cl_${randomText(alphabet, 26)}`;

/** The public part of a support button's address: 100 random bits. */
export const newButtonToken = () => randomText(alphabet, 20);
