import type { Instrumentation } from "next";
import type { findSetupCode } from "@/lib/sites";

let isDatabaseFault = (_: unknown) => false;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/**
 * Writes down the code that the first owner is asked for, as long as there is none; whoever reads this
 * log set Onetill up. A database that is away is waited for.
 */
async function tellSetupCode(find: typeof findSetupCode): Promise<void> {
  for (;;) {
    try {
      const code = await find();
      if (code) process.stdout.write(`Set-up code: ${code}\n`);
      return;
    } catch {
      await pause(2000);
    }
  }
}

/**
 * Next calls this once when the server starts: a bad setting, or another database's secret, stops it
 * here with its sentence.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/kernel");
  const refuse = (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  };
  try {
    env();
  } catch (error) {
    refuse(error);
  }
  isDatabaseFault = (await import("@/lib/db")).isInfrastructureFault;
  const { whenSecretIsRight } = await import("@/lib/installation");
  // While the database is away pages say so; nothing can be written with a wrong secret meanwhile.
  await Promise.race([whenSecretIsRight().catch(refuse), pause(2000)]);
  const { findSetupCode } = await import("@/lib/sites");
  void tellSetupCode(findSetupCode);
}

/** What the web process keeps of the request that is being answered (scripts/web/gate.ts). */
interface RequestStates {
  getStore(): { isDatabaseAway: boolean } | undefined;
}

/**
 * Next calls this for whatever makes a page fail: the page, a layout, the way to its session. Where that
 * is the database, the web process answers 503 with a page of its own; Next could only say 500.
 */
export const onRequestError: Instrumentation.onRequestError = (error) => {
  const key = Symbol.for("onetill.request-state");
  const states = (globalThis as { [key]?: RequestStates })[key];
  const state = states?.getStore();
  if (state && isDatabaseFault(error)) state.isDatabaseAway = true;
};
