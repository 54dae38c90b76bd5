import { migrate } from "@/lib/db/migrate";

// For an external database; beside `npm start` nothing needs to be migrated by hand.
const url = process.env.DATABASE_URL;
if (!url) {
  process.stderr.write("DATABASE_URL is required.\n");
  process.exit(1);
}
const applied = await migrate(url, { onProgress: (line) => process.stdout.write(`${line}\n`) });
process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : "Done.\n");
