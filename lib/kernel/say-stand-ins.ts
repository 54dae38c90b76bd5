import type { Env } from "./env";

type StandIns = Pick<Env["standIns"], "mail" | "payments">;

/** What is not real here, in a line for every page; null where everything is. */
export function sayStandIns({ mail, payments }: StandIns): string | null {
  const missing = [...(payments ? ["no real money"] : []), ...(mail ? ["no real mail"] : [])];
  return missing.length > 0 ? `Sandbox – ${missing.join(", ")}` : null;
}
