// npm run restore -- <file> [--replace] [--another-secret]: into an empty database or data directory.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrate } from "@/lib/db/migrate";
import { secretCheckOf } from "@/lib/installation";
import { loadBackup } from "./backup/load-backup";
import { type Backup, openBackup } from "./backup/read-backup";
import { readArguments, runCommand, withClient } from "./backup/run-command";
import { readKeptSecret, secretFile, writeKeptSecret } from "./stack/keep-secret";
import { Refusal } from "./stack/refusal";
import { dataDirOf, givenSecret, loadDotEnv } from "./stack/settings";
import { withDatabase } from "./stack/with-database";

const usage = "Usage: npm run restore -- <file> [--replace] [--another-secret]";

/** Throws a Refusal unless what is sealed in the backup can be opened with the secret that is here. */
function requireItsSecret({ header }: Backup): void {
  const embedded = !process.env.DATABASE_URL && !process.env.DATABASE_DIRECT_URL;
  const dataDir = dataDirOf();
  const secret = givenSecret(dataDir) ?? (embedded ? header.secret : undefined);
  const place = embedded ? `into ${secretFile(dataDir)}` : "into ONETILL_SECRET";
  const goOn =
    "If it is gone for good, restore with --another-secret, then: npm run --silent admin -- accept-new-secret";
  if (!secret) {
    throw new Refusal(
      `What is sealed in this backup opens only with the secret of the installation that it was made on. Put that ${place} first. ${goOn}`,
    );
  }
  if (header.secret_check === null || header.secret_check === secretCheckOf(secret)) return;
  throw new Refusal(
    `This backup was made with another secret than the one here: its connection secrets and sealed mails could not be read. Put the secret of that installation ${place}. ${goOn}`,
  );
}

await runCommand(async () => {
  const { file, flags } = readArguments(usage, ["replace", "another-secret"]);
  const backup = await openBackup(resolve(process.env.INIT_CWD ?? ".", file));
  loadDotEnv();
  if (!flags["another-secret"]) requireItsSecret(backup);
  await withDatabase({ alone: true, existing: false }, async (own) => {
    const counts = await withClient(own.databaseUrl, (client) =>
      loadBackup(client, backup, { replace: flags.replace }),
    );
    if (own.embedded) {
      const { secret } = backup.header;
      if (secret && !readKeptSecret(own.dataDir)) writeKeptSecret(own.dataDir, secret);
      writeFileSync(join(own.dataDir, "first-start-done"), new Date().toISOString());
    }
    const applied = await migrate(own.databaseUrl);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `Restored ${total} rows of ${Object.keys(counts).length} tables, ${counts.orders ?? 0} orders among them, as of ${backup.header.created_at}${applied.length ? `; ${applied.length} migrations applied` : ""}.\n`,
    );
  });
});
