import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBinaries } from "./find-binaries";
import { freePort } from "./free-port";
import { initCluster } from "./init-cluster";
import { canReach, serverUser } from "./server-user";
import { startServer, superuserUrl } from "./start-server";

export type ThrowawayPostgres = {
  /** The URL of a database in it, as superuser. */
  urlOf: (database: string) => string;
  stop: () => Promise<void>;
};

/** Starts an empty PostgreSQL that keeps nothing safe and is deleted at the end: for tests and diffs. */
export async function throwawayPostgres(): Promise<ThrowawayPostgres> {
  const user = serverUser("/nonexistent");
  const base = canReach(user, tmpdir()) ? tmpdir() : "/tmp";
  const folder = mkdtempSync(join(base, "onetill-postgres-"));
  chmodSync(folder, 0o711);
  const superuserPassword = randomBytes(12).toString("hex");
  try {
    const binaries = findBinaries(user);
    const cluster = await initCluster(binaries, user, folder, "postgres", superuserPassword);
    const port = await freePort();
    const server = await startServer({
      binaries,
      user,
      cluster,
      port,
      superuserPassword,
      logFile: join(folder, "postgres.log"),
      removeAfterwards: folder,
      settings: {
        fsync: "off",
        synchronous_commit: "off",
        full_page_writes: "off",
        shared_buffers: "128MB",
        max_connections: "200",
        jit: "off",
      },
    });
    await server.ready;
    return {
      urlOf: (database) => superuserUrl(port, superuserPassword, database),
      stop: async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
