import { advanceClock } from "@/lib/db";
import { env, forbidden, invalid, parseDuration } from "@/lib/kernel";
import { readFlags } from "./read-flags";

/** Moves the sandbox's clock forward; prints the time that it shows then. */
export async function run(args: string[]): Promise<string> {
  const { advance } = readFlags(args, { advance: "string" });
  if (!env().standIns.clock) {
    throw forbidden(
      "The clock can be moved only in the sandbox: on loopback, without SMTP_URL and live Stripe keys.",
    );
  }
  return (await advanceClock(readDuration(advance))).toISOString();
}

function readDuration(text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    throw invalid(`${(error as Error).message}.`, "advance");
  }
}
