import { z } from "zod";
import { parseCurrency, parseMoney, storableText } from "@/lib/kernel/schemas";
import {
  buttonIcons,
  buttonShapes,
  buttonSizes,
  buttonTones,
  mostAmounts,
  plainLook,
  writtenColour,
} from "./button-choices";

export const buttonLook = z.object({
  shape: z.enum(buttonShapes).default(plainLook.shape),
  size: z.enum(buttonSizes).default(plainLook.size),
  tone: z.enum(buttonTones).default(plainLook.tone),
  icon: z.enum(buttonIcons).default(plainLook.icon),
  colour: z
    .string()
    .trim()
    .toLowerCase()
    .regex(writtenColour, "This is not a colour such as #0d6b45.")
    .default(plainLook.colour),
});

const oneLine = (text: string) => storableText(text).replace(/\s+/g, " ").trim();

const label = z
  .string("A label is required.")
  .transform(oneLine)
  .pipe(
    z.string().min(1, "A label is required.").max(40, "A label can have at most 40 characters."),
  );

const intro = z
  .string()
  .transform((text) => storableText(text).trim())
  .pipe(z.string().max(500, "An introduction can have at most 500 characters."))
  .transform((text) => text || null)
  .nullish()
  .transform((text) => text ?? null);

/** A name with a dot, and nothing that hides where it leads. */
const isPublicHost = (hostname: string) =>
  /\.[a-z][a-z0-9-]*$/i.test(hostname) && !/\.(localhost|local|internal|test)$/i.test(hostname);

export const pageAddress = z
  .string("The address of the page is required.")
  .trim()
  .min(1, "The address of the page is required.")
  .max(500, "This address is too long.")
  .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .transform((text, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (!URL.canParse(text)) return refuse("This is not a web address.");
    const url = new URL(text);
    if (url.protocol !== "https:") return refuse("The address has to start with https://");
    if (url.username || url.password) return refuse("The address must not hold a password.");
    if (url.port || !isPublicHost(url.hostname)) {
      return refuse("This address cannot be reached from outside.");
    }
    return url.href;
  });

const places = z
  .array(z.object({ platform: z.string().min(1).max(40), url: pageAddress }))
  .min(1, "Offer at least one platform.")
  .max(10)
  .refine(
    (all) => new Set(all.map(({ platform }) => platform)).size === all.length,
    "Each platform can be offered once.",
  );

const currency = z.string("A currency is required.").transform((code, context) => {
  try {
    return parseCurrency(code);
  } catch {
    context.addIssue({ code: "custom", message: "This is not a currency code such as USD." });
    return z.NEVER;
  }
});

/**
 * What a button is made of. Amounts are decimals in major units, as they are typed; they come out in
 * minor units of the button's currency, each once.
 */
export const buttonFields = z.object({
  label,
  intro,
  look: buttonLook.prefault({}),
  places,
  currency,
  amounts: z
    .array(z.string().trim().max(20))
    .max(mostAmounts, "Six amounts are enough.")
    .default([]),
});

function withAmounts<Fields extends { amounts: string[]; currency: string }>(
  fields: Fields,
  context: z.core.$RefinementCtx,
) {
  const amounts = new Set<bigint>();
  for (const [index, text] of fields.amounts.entries()) {
    if (text === "") continue;
    let amount = 0n;
    try {
      amount = parseMoney(text, fields.currency).amount;
    } catch {
      // Said below.
    }
    if (amount > 0n) amounts.add(amount);
    else {
      const message = `“${text}” is not an amount in ${fields.currency}.`;
      context.addIssue({ code: "custom", path: ["amounts", index], message });
    }
  }
  return { ...fields, amounts: [...amounts] };
}

export type ButtonFields = z.input<typeof buttonFields>;

export const buttonInput = buttonFields.extend({ siteId: z.uuid() }).transform(withAmounts);
export type ButtonInput = z.input<typeof buttonInput>;

export const buttonChange = buttonFields.extend({ buttonId: z.string() }).transform(withAmounts);
export type ButtonChange = z.input<typeof buttonChange>;
