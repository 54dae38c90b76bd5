import { z } from "zod";
import {
  emailAddress as anyEmailAddress,
  apiScopes,
  holdsLink,
  isTimeZone,
  parseCurrency,
  roles,
  singleLine,
} from "@/lib/kernel/schemas";
import { fewestPasswordCharacters, mostPasswordCharacters } from "./passwords/password-rule";

export * from "./browser";

export const emailAddress = anyEmailAddress("An e-mail address is required.").toLowerCase();

/** A name that stands in mails: no mail program makes a link of a part of it. */
const nameWithoutLink = singleLine("A name", 80).refine((text) => !holdsLink(text), {
  message: "A name cannot hold a web address such as example.com.",
});

export const personName = nameWithoutLink;

const lengthOf = (text: string) => [...text.normalize("NFC")].length;

/** How long it is; whether it is easily guessed, the server says. */
export const newPassword = z
  .string("A password is required.")
  .refine((text) => lengthOf(text) >= fewestPasswordCharacters, {
    message: `A password has at least ${fewestPasswordCharacters} characters.`,
  })
  .refine((text) => lengthOf(text) <= mostPasswordCharacters, {
    message: `A password has at most ${mostPasswordCharacters} characters.`,
  });

const siteName = nameWithoutLink;

const siteUrl = z
  .string()
  .trim()
  .max(300, "This address is too long.")
  .transform((text) => (text === "" ? null : text))
  .refine((text) => text === null || z.url({ protocol: /^https?$/ }).safeParse(text).success, {
    message: "This is not a web address. It starts with https://",
  })
  .nullable();

const timeZone = z
  .string("A time zone is required.")
  .refine(isTimeZone, "This is not a time zone such as Europe/Berlin.");

const currency = z.string("A currency is required.").transform((code, context) => {
  try {
    return parseCurrency(code);
  } catch {
    context.addIssue({ code: "custom", message: "This is not a currency code such as USD." });
    return z.NEVER;
  }
});

export const siteInput = z.object({
  name: siteName,
  isVirtual: z.boolean().default(false),
  url: siteUrl.default(null),
  timeZone: timeZone.default("UTC"),
  currency: currency.default("USD"),
});
export type SiteInput = z.input<typeof siteInput>;

export const siteChange = z.object({
  siteId: z.uuid(),
  name: siteName,
  url: siteUrl.default(null),
  timeZone,
  currency,
});
export type SiteChange = z.input<typeof siteChange>;

export const role = z.enum(roles, "Choose one of the roles.");

export const invitationInput = z.object({ siteId: z.uuid(), email: emailAddress, role });
export type InvitationInput = z.input<typeof invitationInput>;

export const apiKeyInput = z.object({
  siteId: z.uuid(),
  name: singleLine("A name", 80),
  scopes: z
    .array(z.enum(apiScopes, "This is not a scope."), "Choose at least one scope.")
    .min(1, "Choose at least one scope.")
    .transform((scopes) => [...new Set(scopes)]),
});
export type ApiKeyInput = z.input<typeof apiKeyInput>;

export const userInput = z.object({
  name: personName,
  email: emailAddress,
  password: newPassword,
});
export type UserInput = z.input<typeof userInput>;

export const ownerInput = userInput.extend({
  siteName,
  timeZone: timeZone.default("UTC"),
  /** Asked for where others than this machine can come. */
  setupCode: z.string().trim().max(100, "This is not the set-up code.").default(""),
});
export type OwnerInput = z.input<typeof ownerInput>;
