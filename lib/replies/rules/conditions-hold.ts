import type { Conditions } from "../schemas";
import type { ReplyFacts } from "./facts";

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function amountFits({ currency, amountMin, amountMax }: Conditions, facts: ReplyFacts): boolean {
  if (currency === null) return true;
  if (facts.currency !== currency) return false;
  if (amountMin === null && amountMax === null) return true;
  if (facts.amount === null) return false;
  return (
    (amountMin === null || facts.amount >= BigInt(amountMin)) &&
    (amountMax === null || facts.amount <= BigInt(amountMax))
  );
}

/** Whether an order (or a confirmation) is such as a rule asks for. */
export function conditionsHold(conditions: Conditions, facts: ReplyFacts): boolean {
  const { platforms, kinds, contains, message, test } = conditions;
  if (platforms.length > 0 && !platforms.includes(facts.platform)) return false;
  if (kinds.length > 0 && (facts.kind === null || !kinds.includes(facts.kind))) return false;
  if (test !== "any" && facts.isTest !== (test === "only")) return false;
  const wrote = (facts.message ?? "").trim() !== "";
  if (message !== "any" && wrote !== (message === "with")) return false;
  const wanted = fold(contains.trim());
  if (wanted !== "" && !facts.itemTexts.some((text) => fold(text).includes(wanted))) return false;
  return amountFits(conditions, facts);
}
