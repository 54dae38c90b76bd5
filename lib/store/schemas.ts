import { z } from "zod";
import { currencyCodes } from "@/lib/kernel/browser";

const line = (name: string, most: number) =>
  z
    .string(`${name} must be text.`)
    .trim()
    .min(1, `${name} is missing.`)
    .max(most, `${name} may have at most ${most} characters.`);

const whole = (name: string, least: number, most: number) => {
  const problem = `${name} must be a whole number from ${least} to ${most}.`;
  return z.int(problem).min(least, problem).max(most, problem);
};

export const questionKinds = ["text", "long_text", "choice", "date"] as const;

/** What the buyer is asked. */
export const questionSchema = z
  .object({
    id: z.string().min(1).max(40),
    label: line("A question", 200),
    kind: z.enum(questionKinds),
    required: z.boolean().default(false),
    choices: z.array(line("A choice", 100)).max(50).default([]),
  })
  .refine(({ kind, choices }) => kind !== "choice" || choices.length > 1, {
    error: "A question with choices needs at least two.",
    path: ["choices"],
  });
export type Question = z.output<typeof questionSchema>;

const largest = 99_999_999;

/** What sending costs to some countries, or to all that no other line names. */
export const shippingRateSchema = z.object({
  countries: z.union([
    z.literal("everywhere"),
    z.array(z.string().regex(/^[A-Z]{2}$/, "A country is two capital letters.")).min(1),
  ]),
  amount: whole("The price of sending", 0, largest),
});
export type ShippingRate = z.output<typeof shippingRateSchema>;

const fields = {
  title: line("title", 120),
  description: z.string().trim().max(5000, "description may have at most 5000 characters."),
  price: whole("price", 1, largest).describe("In minor units of the currency"),
  currency: z.enum(currencyCodes as [string, ...string[]], "currency is not an ISO 4217 code."),
  physical: z.boolean(),
  least_quantity: whole("least_quantity", 1, 1000),
  most_quantity: whole("most_quantity", 1, 1000),
  stock: whole("stock", 0, 1_000_000).nullable(),
  questions: z.array(questionSchema).max(20),
  shipping: z.array(shippingRateSchema).max(40),
  days_from: whole("days_from", 0, 365).nullable(),
  days_to: whole("days_to", 0, 365).nullable(),
  on: z.boolean().describe("Whether it can be asked for"),
};

/** A new item; what is left out is as most are. */
export const newItemSchema = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  physical: fields.physical.default(false),
  least_quantity: fields.least_quantity.default(1),
  most_quantity: fields.most_quantity.default(10),
  stock: fields.stock.default(null),
  questions: fields.questions.default([]),
  shipping: fields.shipping.default([]),
  days_from: fields.days_from.default(null),
  days_to: fields.days_to.default(null),
  on: fields.on.default(true),
});
export type NewItem = z.input<typeof newItemSchema>;

/** What of an item is to change. */
export const itemChangeSchema = z.strictObject(fields).partial();
export type ItemChange = z.input<typeof itemChangeSchema>;

const typed = z.string().max(100).default("");

/** An item as a person types it: numbers and amounts as text, choices one a line, no countries for all. */
export const itemFormSchema = z.object({
  title: z.string().max(1000),
  description: z.string().max(20_000).default(""),
  currency: z.string(),
  physical: z.boolean(),
  on: z.boolean(),
  ...{ price: typed, least_quantity: typed, most_quantity: typed },
  ...{ stock: typed, days_from: typed, days_to: typed },
  questions: z
    .array(
      z.object({
        ...{ id: z.string(), label: z.string(), kind: z.enum(questionKinds) },
        ...{ required: z.boolean(), choices: z.string() },
      }),
    )
    .max(20, "An item has at most 20 questions."),
  shipping: z.array(z.object({ countries: z.array(z.string()), amount: typed })).max(40),
});
export type ItemForm = z.output<typeof itemFormSchema>;

/** What a site says of its store. */
export const storeFrontSchema = z.object({
  siteId: z.uuid(),
  isOpen: z.boolean(),
  intro: z.string().trim().max(1000, "intro may have at most 1000 characters.").default(""),
});

/** An item in the words of the API. */
export const apiItemSchema = z
  .object({
    id: z.string().describe("`item_…`"),
    object: z.literal("item"),
    slug: z.string(),
    ...fields,
    pictures: z
      .array(
        z.object({
          id: z.string().describe("`pic_…`"),
          url: z.string().describe("A WebP, as wide as it is kept"),
          alt: z.string().describe("What it shows, for who cannot see it"),
          width: z.int().describe("Of the uploaded file, in pixels"),
          height: z.int(),
        }),
      )
      .describe("In the order in which they are shown; uploaded in the dashboard"),
    url: z.string().describe("Its page"),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "Item" });
export type ApiItem = z.output<typeof apiItemSchema>;

/** What a member fills in. `shown` is what the page said it costs in all. */
export const requestInputSchema = z.object({
  quantity: z.coerce
    .number("quantity must be a whole number.")
    .int("quantity must be a whole number.")
    .min(1, "quantity must be at least 1.")
    .max(1000, "quantity may be at most 1000."),
  email: z.email("email must be an e-mail address.").max(254),
  name: line("name", 120),
  answers: z.record(
    z.string(),
    z.string().max(5000, "An answer may have at most 5000 characters."),
  ),
  address: z.record(z.string(), z.string().max(300)).nullable().default(null),
  message: z.string().trim().max(2000, "message may have at most 2000 characters.").default(""),
  agreed: z.literal(true, "Please agree to be charged when the request is accepted."),
  shown: z.int().nullable().default(null),
});
export type RequestInput = z.input<typeof requestInputSchema>;
