import { closePool } from "@/lib/db";
import { migrate } from "@/lib/db/migrate";
import { checkSecret, isForeignSecret } from "@/lib/installation";

/** A database that belongs to another secret is left as it is; one without tables belongs to nobody. */
async function refuseForeignSecret() {
  if (!process.env.ONETILL_SECRET) return;
  await checkSecret().catch((error) => {
    if ((error as { code?: unknown }).code !== "42P01") throw error;
  });
}

// For the start, and by hand for a database of one's own; past a pooler when its address is known.
const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
try {
  if (!url) throw new Error("DATABASE_URL is required.");
  await refuseForeignSecret();
  const applied = await migrate(url);
  await refuseForeignSecret();
  for (const name of applied) process.stdout.write(`${name}\n`);
} catch (error) {
  // Below its first lines the engine's message only says where in the engine it happened.
  const lines = (error as Error).message
    .split("\n")
    .filter((line) => !/^\s+(\d+:|with |at )/.test(line));
  const why = isForeignSecret(error) ? "" : "The database was not migrated: ";
  process.stderr.write(`${why}${lines.join("\n")}\n`);
  process.exitCode = 1;
} finally {
  await closePool();
}
