// npm run backup -- <file> [--with-secret]: everything in the database, also while Onetill runs.
import { resolve } from "node:path";
import { readArguments, runCommand, withClient } from "./backup/run-command";
import { writeBackup } from "./backup/write-backup";
import { Refusal } from "./stack/refusal";
import { givenSecret } from "./stack/settings";
import { withDatabase } from "./stack/with-database";

const usage = "Usage: npm run backup -- <file> [--with-secret]";

await runCommand(async () => {
  const { file, flags } = readArguments(usage, ["with-secret"]);
  const target = resolve(process.env.INIT_CWD ?? ".", file);
  await withDatabase({ alone: false, existing: true }, async ({ databaseUrl, dataDir }) => {
    const secret = flags["with-secret"] ? givenSecret(dataDir) : undefined;
    if (flags["with-secret"] && !secret) {
      throw new Refusal("There is no secret to take along: set ONETILL_SECRET.");
    }
    const { rows, bytes } = await withClient(databaseUrl, async (client) => {
      await client.query("begin isolation level repeatable read read only");
      for (const limit of ["statement_timeout", "idle_in_transaction_session_timeout"]) {
        await client.query(`set local ${limit} = 0`);
      }
      return writeBackup(client, target, { secret });
    });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `${target}: ${total} rows of ${Object.keys(rows).length} tables, ${rows.orders ?? 0} orders among them, ${bytes} bytes.\n`,
    );
    process.stdout.write(
      secret
        ? "The secret is in it: whoever has this file can read everything, stored secrets too.\n"
        : "Without the secret it is of no use: keep a copy of that (ONETILL_SECRET, or the file `secret` in the data directory) apart from it.\n",
    );
  });
});
