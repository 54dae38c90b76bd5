import { parseMoney, storableText } from "@/lib/kernel/browser";

/** A rule as its form holds it: every field a text, amounts as people write them. */
export interface RuleFields {
  siteId: string;
  name?: string;
  trigger?: string;
  status?: string;
  platforms: string[];
  kinds: string[];
  wording?: string;
  currency?: string;
  amountMin?: string;
  amountMax?: string;
  message?: string;
  test?: string;
  templateId?: string;
  delay?: string;
  delayUnit: "minutes" | "hours" | "days";
  nature?: string;
}

const minutesIn = { minutes: 1, hours: 60, days: 1440 };

const orNull = (text: string | undefined) => (text === undefined || text === "" ? null : text);

/**
 * Reads the fields of a rule's form, in the browser for the sentence beside it and on the server.
 * What cannot be read is told to `problem` with its field. Amounts come out in minor units.
 */
export function readRuleFields(
  form: RuleFields,
  problem: (message: string, param: "amountMin" | "amountMax" | "delay") => void,
) {
  const currency = orNull(form.currency);
  const amountOf = (param: "amountMin" | "amountMax") => {
    const text = orNull(form[param]?.trim());
    if (text === null || currency === null) return text === null ? null : 0;
    try {
      return Number(parseMoney(text.replace(",", "."), currency, param).amount);
    } catch {
      problem("A plain amount, such as 5 or 7.50.", param);
      return null;
    }
  };
  const delay = form.delay?.trim() ?? "";
  if (!/^\d{0,5}$/.test(delay)) problem("A whole number, such as 10.", "delay");
  return {
    siteId: form.siteId,
    name: form.name ?? "",
    trigger: form.trigger,
    templateId: form.templateId ?? "",
    delayMinutes: Number(delay || 0) * minutesIn[form.delayUnit],
    nature: form.nature,
    conditions: {
      platforms: form.platforms,
      kinds: form.kinds,
      contains: storableText(form.wording?.trim() ?? ""),
      currency,
      amountMin: amountOf("amountMin"),
      amountMax: amountOf("amountMax"),
      message: form.message ?? "any",
      test: form.test ?? "any",
      status: form.trigger === "order.status" ? orNull(form.status) : null,
    },
  };
}
