import { spawn } from "node:child_process";
import pg from "pg";
import type { Binaries } from "./find-binaries";
import type { ServerUser } from "./server-user";

/**
 * Gives a stopped cluster's superuser another password, where the file that held it is gone: in
 * PostgreSQL's single-user mode, which only the owner of the files can use.
 */
export function resetSuperuser(
  binaries: Binaries,
  user: ServerUser,
  cluster: string,
  password: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.postgres, ["--single", "-D", cluster, "postgres"], {
      ...user,
      cwd: "/",
      stdio: ["pipe", "ignore", "pipe"],
      env: { PATH: process.env.PATH, TZ: "UTC" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 && !/\bERROR:/.test(said)
        ? resolve()
        : reject(new Error(`The database in ${cluster} could not be opened: ${said.trim()}`)),
    );
    child.stdin.end(`ALTER ROLE postgres PASSWORD ${pg.escapeLiteral(password)}\n`);
  });
}
