// A process of a test's own that does with orders what it is told to, and that can be killed while it does.
import { closePool } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { workOnMoney } from "@/lib/jobs";
import { isOnetillError, newId, systemContext } from "@/lib/kernel";
import type { PersonCommand } from "@/lib/orders";
import { refundOrder } from "@/lib/payments";

export interface Told {
  number: number;
  siteId: string;
  orderId: string;
  what: PersonCommand | "refund" | "work";
}

export interface Answered {
  number: number;
  /** `done`, or the code of the refusal. */
  came: string;
  message: string;
}

const personOf = (siteId: string) => ({
  ...systemContext("test", [siteId]),
  actor: { kind: "user" as const, id: newId(), label: "Kim" },
  sites: [{ siteId, role: "owner" as const }],
});

async function answer({ number, siteId, orderId, what }: Told): Promise<Answered> {
  try {
    if (what === "work") await workOnMoney();
    else if (what === "refund") await refundOrder(personOf(siteId), orderId, {});
    else await runCommand(personOf(siteId), orderId, what);
    return { number, came: "done", message: "" };
  } catch (error) {
    const came = isOnetillError(error) ? error.code : "broken";
    return { number, came, message: (error as Error).message };
  }
}

process.on("message", async (told: Told) => process.send?.(await answer(told)));
process.on("disconnect", () => closePool().finally(() => process.exit(0)));
process.send?.("ready");
