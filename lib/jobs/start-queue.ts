import { setTimeout as wait } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { connectionConfig, isInfrastructureFault } from "@/lib/db";
import { env, log } from "@/lib/kernel";
import { type Job, jobs } from "./registry";

/** How long a stop waits for jobs at work; they end between two entries. */
const patience = 3000; // ms

/** A job does not fail because the database was away: then it waits, and begins again. */
async function runPatiently(job: Job, signal: AbortSignal): Promise<void> {
  for (let isWaiting = false; ; isWaiting = true) {
    try {
      await job.run(signal);
      return;
    } catch (error) {
      if (signal.aborted || !isInfrastructureFault(error)) throw error;
      if (!isWaiting) log.warn("a job waits: nothing is counted", { job: job.name, error });
      await wait(1000, undefined, { signal });
    }
  }
}

/** Starts pg-boss with the registered jobs. Returns the function that stops it gracefully. */
export async function startQueue(): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const boss = new PgBoss({
    ...(await connectionConfig()),
    ...{ max: 3, application_name: "onetill queue" },
    ...(env().queueBackend === "postgres" ? {} : { backend: env().queueBackend }),
  });
  boss.on("error", (error: unknown) => log.warn("the queue stumbled", { error }));
  await boss.start();
  for (const job of jobs) {
    // A worker that was killed stops its heartbeat, and its job is given to another.
    await boss.createQueue(job.name, {
      policy: "singleton",
      retryLimit: 5,
      retryBackoff: true,
      heartbeatSeconds: 30,
    });
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async ([at]) => {
      const signals = at ? [at.signal, stopping.signal] : [stopping.signal];
      await runPatiently(job, AbortSignal.any(signals));
    });
    await boss.schedule(job.name, job.cron, null, { tz: "UTC" });
    if (job.atStart) await boss.send(job.name);
  }
  return async () => {
    stopping.abort();
    await boss.stop({ graceful: true, timeout: patience });
  };
}
