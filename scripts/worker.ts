// The worker process: everything that happens without a request.
import { setPace } from "@/lib/db";
import { whenSecretIsRight } from "@/lib/installation";
import { startWorker } from "@/lib/jobs";

setPace("worker");
// Whoever reads what we print may be gone before we have finished.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});

// The channel to whoever started us is gone while we wait: so must we be.
const leave = () => process.exit(0);
process.once("disconnect", leave);
try {
  await whenSecretIsRight();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
process.off("disconnect", leave);
const worker = await startWorker();

let stopping = false;
/** Work ends between two rows; what is left is found again by the next worker. */
async function stop() {
  if (stopping) return;
  stopping = true;
  // A statement that hangs, say: it is rolled back, and the exit code tells.
  setTimeout(() => process.exit(1), 5000).unref();
  await worker.stop().catch(() => {});
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
// The channel to whoever started us is gone: so must we be.
process.on("disconnect", stop);
process.send?.({ ready: true });
