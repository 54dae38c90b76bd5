import { pool, query } from "@/lib/db";
import { conflict, equalInConstantTime, isOnetillError } from "@/lib/kernel";
import { canOpenWhatIsSealed, countSealed, describeLoss } from "./count-sealed";
import { secretCheck } from "./secret-check";

async function readCheck(): Promise<string | undefined> {
  const [row] = await query<{ secret_check: string }>("select secret_check from installation");
  return row?.secret_check;
}

async function foreignSecret() {
  const loss = describeLoss(await countSealed(pool()));
  return conflict(
    `ONETILL_SECRET is not the one that this database was set up with. With another one these are lost: ${loss}. Put the old secret back (ONETILL_SECRET or, with the embedded database, the file \`secret\` in the data directory). If it is gone for good, go on without it: npm run --silent admin -- accept-new-secret`,
  );
}

/**
 * Makes sure that ONETILL_SECRET is the one that the database was set up with, and stores a check
 * value in a database that has none yet. Throws `conflict` with a sentence that says what would be
 * lost; also whatever the database throws, 42P01 among it before the tables are made.
 */
export async function checkSecret(): Promise<void> {
  const mine = secretCheck();
  let stored = await readCheck();
  if (stored === undefined) {
    if (!(await canOpenWhatIsSealed())) throw await foreignSecret();
    await query("insert into installation (secret_check) values ($1) on conflict (id) do nothing", [
      mine,
    ]);
    // Another process may have been quicker, with another secret.
    stored = await readCheck();
  }
  if (!equalInConstantTime(stored ?? "", mine)) throw await foreignSecret();
}

export const isForeignSecret = (error: unknown) => isOnetillError(error, "conflict");
