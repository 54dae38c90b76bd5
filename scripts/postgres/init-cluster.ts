import { spawn } from "node:child_process";
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./find-binaries";
import type { ServerUser } from "./server-user";

function run(command: string, args: string[], user: ServerUser): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...user,
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, TZ: "UTC" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(output.trim()))));
  });
}

/**
 * Makes a database cluster in `parent/name`, owned by `user`, with one superuser `postgres`.
 * It is made beside its place and moved there when complete, so a half-made one is never used.
 */
export async function initCluster(
  binaries: Binaries,
  user: ServerUser,
  parent: string,
  name: string,
  superuserPassword: string,
): Promise<string> {
  const unfinished = join(parent, `${name}.unfinished`);
  const passwordFile = join(parent, `${name}.password`);
  const common = [
    `--pgdata=${unfinished}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-messages=C",
    "--lc-monetary=C",
    "--lc-numeric=C",
    "--lc-time=C",
  ];
  try {
    writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    // pg_trgm sees letters beyond ASCII only with a UTF-8 LC_CTYPE; not every system has one.
    let failure: unknown;
    for (const ctype of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { mode: 0o700 });
      if (user) chownSync(unfinished, user.uid, user.gid);
      try {
        await run(binaries.initdb, [...common, `--lc-ctype=${ctype}`], user);
        failure = undefined;
        break;
      } catch (error) {
        failure = error;
      }
    }
    if (failure) throw failure;
    const place = join(parent, name);
    renameSync(unfinished, place);
    return place;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}
