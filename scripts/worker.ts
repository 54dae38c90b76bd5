// The worker process: everything that happens without a request.
import { startWorker } from "@/lib/jobs";

const worker = await startWorker();

let stopping = false;
/** Lets running jobs finish for a while; what is left is found again by the next worker. */
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), 10_000).unref();
  await worker.stop().catch(() => {});
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
// The channel to whoever started us is gone: so must we be.
process.on("disconnect", stop);
process.send?.({ ready: true });
