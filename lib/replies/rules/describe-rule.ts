import { formatMoney } from "@/lib/kernel/browser";
import { kindLabels, statusLabels } from "@/lib/orders/browser";
import type { Conditions } from "../schemas";
import type { Trigger } from "./triggers";

export interface RuleInWords {
  trigger: Trigger;
  conditions: Conditions;
  delayMinutes: number;
  templateName: string;
}

const or = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function subjectOf({ trigger, conditions }: RuleInWords): string {
  const kinds = or(conditions.kinds.map((kind) => lowerFirst(kindLabels[kind])));
  const order = kinds === "" ? "an order" : `a ${kinds}`;
  switch (trigger) {
    case "order.arrived":
      return `${order} arrives`;
    case "first_time_supporter":
      return `somebody’s first order${kinds === "" ? "" : ` (${kinds})`} arrives`;
    case "order.matched":
      return `${order} is matched with a confirmation`;
    case "order.status":
      return `${order} becomes ${conditions.status ? statusLabels[conditions.status].toLowerCase() : "something else"}`;
    case "membership.started":
      return "a membership starts";
    case "membership.paused":
      return "a membership is paused";
    case "membership.ended":
      return "a membership ends";
    case "confirmation.failed":
      return "a confirmation’s payment is not found in time";
  }
}

function amountWords({ currency, amountMin, amountMax }: Conditions): string {
  if (currency === null) return "";
  const money = (amount: number) => formatMoney({ amount, currency });
  if (amountMin !== null && amountMax !== null) {
    return ` of ${money(amountMin)} to ${money(amountMax)}`;
  }
  if (amountMin !== null) return ` of at least ${money(amountMin)}`;
  return amountMax === null ? ` in ${currency}` : ` of at most ${money(amountMax)}`;
}

/** A delay as people say it. */
export function delayWords(minutes: number): string {
  const [unit, size] =
    minutes % 1440 === 0 ? ["day", 1440] : minutes % 60 === 0 ? ["hour", 60] : ["minute", 1];
  const count = minutes / (size as number);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** What a rule does, in one sentence. `nameOf` says how people call a platform. */
export function describeRule(rule: RuleInWords, nameOf: (platform: string) => string): string {
  const { conditions, delayMinutes } = rule;
  const parts = [
    `When ${subjectOf(rule)}`,
    conditions.platforms.length > 0 ? ` from ${or(conditions.platforms.map(nameOf))}` : "",
    conditions.contains === "" ? "" : ` with “${conditions.contains}” in its item or tier`,
    amountWords(conditions),
    conditions.message === "any" ? "" : ` ${conditions.message} a message`,
    conditions.test === "only" ? ", and it is a test" : "",
    delayMinutes === 0 ? "" : `, after ${delayWords(delayMinutes)}`,
    `, send “${rule.templateName}”`,
  ];
  return parts.join("");
}
