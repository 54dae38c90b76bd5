// The stand-in for Stripe: a process beside web and worker where no keys are set, on this machine alone.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closePool, readClock } from "@/lib/db";
import { env } from "@/lib/kernel";
import { startStripeStandIn } from "@/sandbox/stripe";
import { standInKeysOf } from "@/sandbox/stripe/stand-in-keys";

// Whoever reads what we print may be gone before we have finished.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});

const longestWait = 500; // ms

let clock = await readClock();
const standIn = await startStripeStandIn({
  port: Number(process.env.STRIPE_STAND_IN_PORT),
  dataFile: join(env().dataDir, "sandbox", "stripe.sqlite"),
  keys: standInKeysOf(env().secret),
  now: () => clock.now(),
  // It moves when the sandbox's clock is moved; while the database is away it goes on as it was.
  refresh: async () => {
    const read = readClock().then(
      (found) => {
        clock = found;
      },
      () => {},
    );
    await Promise.race([read, sleep(longestWait, undefined, { ref: false })]);
  },
});

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 3000).unref();
  await standIn.stop().catch(() => {});
  await closePool().catch(() => {});
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
// The channel to whoever started us is gone: so must we be.
process.on("disconnect", stop);
process.send?.({ ready: true });
