import { migrate } from "@/lib/db/migrate";
import { conflict } from "@/lib/kernel";
import { newSecret, readKeptSecret, writeKeptSecret } from "../stack/keep-secret";
import { withDatabase } from "../stack/with-database";
import { readFlags } from "./read-flags";

/** The kept secret, or undefined where it is lost or broken: that is why we are here. */
function keptOrLost(dataDir: string): string | undefined {
  try {
    return readKeptSecret(dataDir);
  } catch {
    return undefined;
  }
}

/**
 * Gives up what only a lost ONETILL_SECRET opens, and goes on with the present one (with the embedded
 * database, a new one where it is missing). Says what that costs; does it only with `--yes`.
 */
export async function run(args: string[]): Promise<string> {
  const { yes = false } = readFlags(args, { yes: "boolean" });
  return withDatabase({ alone: false, existing: true }, async (own) => {
    const kept = own.embedded ? keptOrLost(own.dataDir) : undefined;
    const secret = process.env.ONETILL_SECRET || kept || (own.embedded ? newSecret() : "");
    process.env.ONETILL_SECRET = secret;
    process.env.DATABASE_URL = own.databaseUrl;
    const { acceptNewSecret } = await import("@/lib/installation");
    const { closePool } = await import("@/lib/db");
    await migrate(own.databaseUrl);
    // The embedded server must not stop before we have let go of it.
    const loss = await acceptNewSecret(yes).finally(closePool);
    if (loss === undefined) return "This is the database's own secret. Nothing was changed.";
    if (!yes) {
      throw conflict(
        `Nothing was changed. Accepting another secret gives up: ${loss}. To do it, add --yes.`,
      );
    }
    if (own.embedded && !kept && !process.env.DATABASE_DIRECT_URL) {
      writeKeptSecret(own.dataDir, secret);
    }
    return `The database goes on with another secret. Given up: ${loss}.`;
  });
}
