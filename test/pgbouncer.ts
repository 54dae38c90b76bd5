import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { openClient } from "@/lib/db";
import { freePort } from "@/scripts/postgres/free-port";
import { canReach, serverUser } from "@/scripts/postgres/server-user";

const installed = () =>
  ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"].find((path) =>
    existsSync(path),
  );

/** The path of PgBouncer; as root it installs Debian's package. Throws a sentence without either. */
function findPgBouncer(): string {
  if (!installed() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = { env, stdio: "ignore", timeout: 120_000 } as const;
    spawnSync("apt-get", ["update"], options);
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "pgbouncer"], options);
  }
  const path = installed();
  if (!path) throw new Error("This test needs PgBouncer. Install the package `pgbouncer`.");
  return path;
}

/** A PgBouncer in transaction mode, as it is set up by its own defaults, before a server's databases. */
export async function startPgBouncer(server: string) {
  const binary = findPgBouncer();
  const user = serverUser("/nonexistent");
  const folder = mkdtempSync(
    join(canReach(user, tmpdir()) ? tmpdir() : "/tmp", "onetill-bouncer-"),
  );
  chmodSync(folder, 0o700);
  const { hostname, port, username, password } = new URL(server);
  const ownPort = await freePort();
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ownPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
`,
    { mode: 0o600 },
  );
  for (const path of user ? [folder, file] : []) chownSync(path, user?.uid ?? 0, user?.gid ?? 0);
  const child: ChildProcess = spawn(binary, [file], { ...user, cwd: "/", stdio: "ignore" });
  child.on("error", () => {});
  const urlOf = (direct: string) => {
    const url = new URL(direct);
    url.port = String(ownPort);
    return url.href;
  };
  await vi.waitFor(async () => (await openClient(urlOf(server))).end(), { timeout: 10_000 });
  return {
    urlOf,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGQUIT");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
