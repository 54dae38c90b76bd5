import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a running server leaves in its data directory for commands beside it. */
export type Runtime = {
  url: string;
  settings: Record<string, string>;
  processes: Record<string, number | undefined>;
};

/** Reads `<data dir>/runtime.json`; undefined when no server runs on it, or it is broken. */
export function readRuntime(
  dataDir = process.env.ONETILL_DATA_DIR || ".data",
): Runtime | undefined {
  try {
    const found = JSON.parse(readFileSync(join(dataDir, "runtime.json"), "utf8"));
    const isWhole = typeof found?.url === "string" && found.settings && found.processes;
    return isWhole ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Gives this process the settings of the server that runs beside it; what is set already wins.
 * Throws with a sentence when there is neither a server nor DATABASE_URL.
 */
export function adoptRuntime(): void {
  const runtime = readRuntime();
  if (!runtime && !process.env.DATABASE_URL) {
    throw new Error("Onetill is not running here. Start it with `npm start`, or set DATABASE_URL.");
  }
  if (!runtime) return;
  // With a database of its own, nothing of another server's settings may mix in.
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL && DATABASE_URL !== runtime.settings.DATABASE_URL) return;
  for (const [name, value] of Object.entries(runtime.settings)) process.env[name] ||= value;
}
