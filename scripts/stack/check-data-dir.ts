import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { checkCluster } from "../postgres/check-cluster";
import { Refusal, reasonOf } from "./refusal";

const elsewhere = "Set ONETILL_DATA_DIR to a place that this user may write to.";

function make(dataDir: string): Stats {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return statSync(dataDir);
  } catch (error) {
    throw new Refusal(
      `The data directory ${dataDir} cannot be made: ${reasonOf(error)}. ${elsewhere}`,
    );
  }
}

/** Somebody else's directory is refused also where it could be written: its files could not be read. */
function checkOwner(dataDir: string, { uid }: Stats, me = process.getuid?.()): void {
  if (me === undefined || me === 0 || me === uid) return;
  const { username } = userInfo();
  throw new Refusal(
    `The data directory ${dataDir} belongs to another user (number ${uid}) than the one who starts this (${username}, number ${me}). Start it as that user, or give the directory away: chown -R ${username} ${dataDir}`,
  );
}

function checkWritable(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    writeFileSync(probe, "x".repeat(8192), { mode: 0o600 });
  } catch (error) {
    throw new Refusal(
      (error as NodeJS.ErrnoException).code === "ENOSPC"
        ? `There is no space left on the disk of the data directory ${dataDir}. Make some, and start again.`
        : `The data directory ${dataDir} cannot be written: ${reasonOf(error)}. ${elsewhere}`,
    );
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Logs name people's orders: their folder and what is in it are closed to others, old ones too. */
function closeLogs(dataDir: string): void {
  const logs = join(dataDir, "logs");
  try {
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    chmodSync(logs, 0o700);
    for (const name of readdirSync(logs)) chmodSync(join(logs, name), 0o600);
  } catch (error) {
    throw new Refusal(`The folder for logs, ${logs}, cannot be used: ${reasonOf(error)}.`);
  }
}

/**
 * Looks through the data directory before anything is started, and closes it to others. Throws a
 * Refusal with a sentence of its own for each thing that is wrong with it.
 */
export function checkDataDir(dataDir: string, options: { embedded: boolean; me?: number }): void {
  const stats = statSync(dataDir, { throwIfNoEntry: false }) ?? make(dataDir);
  if (!stats.isDirectory()) {
    throw new Refusal(
      `${dataDir} is not a directory, and Onetill keeps its data in one. ${elsewhere}`,
    );
  }
  checkOwner(dataDir, stats, options.me);
  checkWritable(dataDir);
  closeLogs(dataDir);
  if (!options.embedded) return;
  // As root, the server's own user has to pass through; everything inside is closed by itself.
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  if (existsSync(dataDir)) checkCluster(dataDir);
}
