import { z } from "zod";
import { currencyExponent, singleLine, storableText } from "@/lib/kernel/schemas";
import { orderKinds } from "@/lib/orders/schemas";
import { emailAddress } from "@/lib/sites/schemas";
import { readRuleFields } from "./rules/read-rule-fields";
import { reachedStatuses, triggers } from "./rules/triggers";
import { checkTemplateText } from "./templates/check-template";

export * from "./browser";

const minorUnits = z.int().nonnegative().nullable().default(null);

/** What an order has to be like for a rule to answer it. Empty lists and null mean "any". */
export const conditionsSchema = z.object({
  platforms: z.array(z.string().min(1).max(40)).max(20).default([]),
  kinds: z.array(z.enum(orderKinds)).max(20).default([]),
  /** In the name of an item or of a tier, whatever its case and accents. */
  contains: z.string().max(120).default(""),
  currency: z.string().nullable().default(null),
  /** Minor units of `currency`. */
  amountMin: minorUnits,
  amountMax: minorUnits,
  message: z.enum(["any", "with", "without"]).default("any"),
  test: z.enum(["any", "never", "only"]).default("any"),
  /** The status that was reached, for the trigger `order.status`. */
  status: z.enum(reachedStatuses).nullable().default(null),
});
export type Conditions = z.infer<typeof conditionsSchema>;

/** A week of minutes is the longest delay. */
export const LONGEST_DELAY = 7 * 24 * 60;

export const ruleInput = z
  .object({
    siteId: z.uuid(),
    name: singleLine("A name", 80),
    trigger: z.enum(triggers, "Choose what the rule waits for."),
    conditions: conditionsSchema.prefault({}),
    templateId: z.string("Choose a template.").min(1, "Choose a template."),
    delayMinutes: z
      .int("A whole number of minutes.")
      .min(0, "It cannot be sent before it happens.")
      .max(LONGEST_DELAY, "The longest delay is seven days.")
      .default(0),
    nature: z.enum(["answer", "news"]).default("answer"),
  })
  .superRefine(({ trigger, conditions }, context) => {
    const problem = (message: string, ...path: string[]) =>
      context.addIssue({ code: "custom", message, path });
    const { status, currency, amountMin, amountMax } = conditions;
    if (trigger === "order.status" && status === null) problem("Choose a status.", "status");
    if (currency !== null && currencyExponent(currency) === undefined) {
      problem("This is not a currency code such as USD.", "currency");
    }
    if ((amountMin !== null || amountMax !== null) && currency === null) {
      problem("An amount needs its currency.", "currency");
    }
    if (amountMin !== null && amountMax !== null && amountMin > amountMax) {
      problem("This is less than the least amount.", "amountMax");
    }
  });
export type RuleInput = z.input<typeof ruleInput>;

const several = z.preprocess(
  (given) => (given === undefined || given === "" ? [] : Array.isArray(given) ? given : [given]),
  z.array(z.string()),
);
/** The rule as its form sends it: every field a text, amounts as people write them. */
export const ruleForm = z
  .object({
    siteId: z.string(),
    ruleId: z.string().optional(),
    name: z.string().optional(),
    trigger: z.string().optional(),
    status: z.string().optional(),
    platforms: several,
    kinds: several,
    // Not "contains": a field of that name would stand in place of the form element's own method.
    wording: z.string().trim().max(120, "At most 120 characters.").optional(),
    currency: z.string().optional(),
    amountMin: z.string().optional(),
    amountMax: z.string().optional(),
    message: z.string().optional(),
    test: z.string().optional(),
    templateId: z.string().optional(),
    delay: z.string().optional(),
    delayUnit: z.enum(["minutes", "hours", "days"]).default("minutes"),
    nature: z.string().optional(),
    /** Whether a new rule begins at once. */
    on: z.string().optional(),
  })
  .transform((form, context) => {
    const problem = (message: string, param: string) =>
      context.addIssue({ code: "custom", message, path: [param] });
    const rule = readRuleFields(form, problem);
    return {
      ruleId: form.ruleId || undefined,
      on: form.on !== undefined,
      // What is in the fields is checked by `ruleInput`, which every rule goes through.
      rule: rule as RuleInput,
    };
  });

export const SUBJECT_LENGTH = 200;
export const BODY_LENGTH = 10_000;

const isLocale = (text: string) => {
  try {
    return Intl.getCanonicalLocales(text).length === 1 && text.length <= 35;
  } catch {
    return false;
  }
};

export const variantInput = z.object({
  locale: z
    .string()
    .refine(isLocale, "This is not a language.")
    .transform((text) => Intl.getCanonicalLocales(text)[0] as string),
  subject: singleLine("A subject", SUBJECT_LENGTH),
  body: z
    .string("A text is required.")
    .transform(storableText)
    .pipe(
      z
        .string()
        .max(BODY_LENGTH, `The text can have at most ${BODY_LENGTH} characters.`)
        .refine((text) => text.trim() !== "", "A text is required."),
    ),
});
export type VariantInput = z.infer<typeof variantInput>;

/** A template: its first variant serves everybody whose language has none. */
export const templateInput = z
  .object({
    siteId: z.uuid(),
    name: singleLine("A name", 80),
    variants: z.array(variantInput).min(1, "A template has a text.").max(30),
  })
  .superRefine(({ variants }, context) => {
    const seen = new Set<string>();
    variants.forEach((variant, index) => {
      if (seen.has(variant.locale)) {
        context.addIssue({
          code: "custom",
          message: "There is a text in this language already.",
          path: ["variants", index, "locale"],
        });
      }
      seen.add(variant.locale);
      for (const part of ["subject", "body"] as const) {
        const [message] = checkTemplateText(variant)[part];
        if (message) {
          context.addIssue({ code: "custom", message, path: ["variants", index, part] });
        }
      }
    });
  });
export type TemplateInput = z.input<typeof templateInput>;

export const mailLookInput = z.object({
  siteId: z.uuid(),
  accentColor: z
    .string()
    .trim()
    .toLowerCase()
    .transform((text) => (text === "" ? null : text))
    .refine((text) => text === null || /^#[0-9a-f]{6}$/.test(text), {
      message: "A colour such as #14532d.",
    })
    .nullable()
    .default(null),
  fromName: z
    .string()
    .transform((text) =>
      storableText(text)
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().max(80, "At most 80 characters."))
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .default(null),
  replyTo: z
    .union([z.literal("").transform(() => null), z.null(), emailAddress], {
      error: "This is not an e-mail address.",
    })
    .default(null),
});
export type MailLookInput = z.input<typeof mailLookInput>;
