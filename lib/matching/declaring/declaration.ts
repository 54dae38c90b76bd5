import { z } from "zod";
import {
  currencyExponent,
  emailAddress,
  isVisible,
  storableText,
  withoutTurns,
} from "@/lib/kernel/schemas";
import { cleanTransactionId } from "./keys";

const text = (max: number, tooLong: string) =>
  z
    .string()
    .transform((given) => storableText(given).trim())
    .pipe(z.string().max(max, tooLong))
    .transform((given) => (isVisible(given) ? given : null))
    .nullish()
    .transform((given) => given ?? null);

const email = emailAddress("An e-mail address is required.");

/** What a visitor declares before or after paying. `amount` is in minor units of `currency`. */
export const declareSchema = z
  .object({
    platform: z.string("Choose where you pay.").min(1, "Choose where you pay.").max(40),
    email,
    name: text(80, "A name can have 80 characters at most.").transform((name) =>
      name === null ? null : withoutTurns(name).replace(/\s+/g, " "),
    ),
    message: text(1000, "A message can have 1,000 characters at most."),
    amount: z
      .union([z.bigint(), z.int().transform(BigInt)])
      .refine((amount) => amount > 0n && amount < 10n ** 13n, "This amount cannot be.")
      .nullish()
      .transform((amount) => amount ?? null),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .refine((code) => currencyExponent(code) !== undefined, "This is not a currency.")
      .nullish()
      .transform((code) => code ?? null),
    /** A language tag such as `de-AT`; anything else counts as none. */
    locale: z
      .string()
      .nullish()
      .transform((tag) =>
        tag && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null,
      ),
  })
  .refine(({ amount, currency }) => amount === null || currency !== null, {
    message: "An amount needs its currency.",
    path: ["currency"],
  });
export type DeclareInput = z.input<typeof declareSchema>;
export type Declaration = z.output<typeof declareSchema>;

/** What a visitor adds after paying. A field that is left out stays; an empty one is taken back. */
export const sayPaidSchema = z.object({
  transactionId: z
    .string()
    .max(300, "This is too long for a transaction ID.")
    .transform(cleanTransactionId)
    .pipe(z.string().max(200, "This is too long for a transaction ID.").nullable())
    .optional(),
  email: z.union([z.literal("").transform(() => null), email]).optional(),
});
export type SayPaidInput = z.input<typeof sayPaidSchema>;

/** What a creator says to a visitor; shown on the visitor's status page. */
export const replySchema = z
  .string()
  .transform((given) => storableText(given).trim())
  .pipe(z.string().max(2000, "A reply can have 2,000 characters at most."));

/** Why a person took a pair apart. */
export const undoReasonSchema = z
  .string()
  .transform((given) => storableText(given).trim())
  .pipe(z.string().max(500, "A reason can have 500 characters at most."));

/** How long a declaration waits for its payment, in hours: an hour to 30 days. */
export const longestWindowHours = 720;
export const matchWindowSchema = z.coerce
  .number("Say how many hours.")
  .int("Whole hours only.")
  .min(1, "An hour at least.")
  .max(longestWindowHours, "30 days (720 hours) at most.");
