import { migrate } from "@/lib/db/migrate";

// For the start, and by hand for a database of one's own.
const url = process.env.DATABASE_URL;
try {
  if (!url) throw new Error("DATABASE_URL is required.");
  const applied = await migrate(url);
  for (const name of applied) process.stdout.write(`${name}\n`);
} catch (error) {
  // Below its first lines the engine's message only says where in the engine it happened.
  const lines = (error as Error).message
    .split("\n")
    .filter((line) => !/^\s+(\d+:|with |at )/.test(line));
  process.stderr.write(`The database was not migrated: ${lines.join("\n")}\n`);
  process.exitCode = 1;
}
