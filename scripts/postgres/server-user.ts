import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Who PostgreSQL runs as; undefined means "as ourselves". */
export type ServerUser = { uid: number; gid: number } | undefined;

function findUser(name: string): ServerUser {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/**
 * PostgreSQL refuses to run as root. As root, an existing cluster runs as its owner and a new one
 * as the system user `postgres`, which is made when it is missing.
 */
export function serverUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(join(cluster, "PG_VERSION"), { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const existing = findUser("postgres");
  if (existing) return existing;
  spawnSync("useradd", [
    ...["--system", "--user-group", "--no-create-home"],
    ...["--shell", "/usr/sbin/nologin", "postgres"],
  ]);
  const user = findUser("postgres") ?? findUser("nobody");
  if (!user) throw new Error("PostgreSQL cannot run as root, and no user could be made for it.");
  return user;
}

/** Whether that user can get to the path: parents such as /root are closed to others. */
export function canReach(user: ServerUser, path: string): boolean {
  if (!user) return true;
  return spawnSync("test", ["-x", path], { ...user, cwd: "/" }).status === 0;
}
