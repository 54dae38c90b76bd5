import { PgBoss } from "pg-boss";
import { env, log } from "@/lib/kernel";
import { jobs } from "./registry";

/** Starts pg-boss with the registered jobs. Returns the function that stops it gracefully. */
export async function startQueue(): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: env().databaseUrl,
    max: 3,
    application_name: "onetill queue",
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
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => void (await job.run()));
    await boss.schedule(job.name, job.cron, null, { tz: "UTC" });
    if (job.atStart) await boss.send(job.name);
  }
  return () => boss.stop({ graceful: true, timeout: 5000 });
}
