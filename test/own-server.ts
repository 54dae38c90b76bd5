import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { findBinaries } from "@/scripts/postgres/find-binaries";
import { freePort } from "@/scripts/postgres/free-port";
import { initCluster } from "@/scripts/postgres/init-cluster";
import { canReach, serverUser } from "@/scripts/postgres/server-user";
import { type Server, startServer, superuserUrl } from "@/scripts/postgres/start-server";

/** A PostgreSQL of a test's own, migrated, that can be stopped and started again in its place. */
export class OwnServer {
  private server: Server | undefined;
  private readonly options: Omit<Parameters<typeof startServer>[0], "removeAfterwards">;
  private readonly folder: string;
  readonly url: string;

  private constructor(folder: string, options: OwnServer["options"]) {
    this.folder = folder;
    this.options = options;
    this.url = superuserUrl(options.port, options.superuserPassword);
  }

  static async start(): Promise<OwnServer> {
    const user = serverUser("/nonexistent");
    const folder = mkdtempSync(
      join(canReach(user, tmpdir()) ? tmpdir() : "/tmp", "onetill-server-"),
    );
    chmodSync(folder, 0o711);
    const superuserPassword = randomBytes(12).toString("hex");
    const binaries = findBinaries(user);
    const cluster = await initCluster(binaries, user, folder, "postgres", superuserPassword);
    const own = new OwnServer(folder, {
      ...{ binaries, user, cluster, superuserPassword, port: await freePort() },
      logFile: join(folder, "postgres.log"),
      settings: { shared_buffers: "32MB", max_connections: "60", jit: "off" },
    });
    await own.start();
    await migrate(own.url);
    return own;
  }

  async start(): Promise<void> {
    this.server = await startServer(this.options);
    await this.server.ready;
  }

  /** `fast` says goodbye to everybody, `immediate` is as if the power failed. */
  async stop(how: "fast" | "immediate"): Promise<void> {
    const child = this.server?.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop("immediate");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
