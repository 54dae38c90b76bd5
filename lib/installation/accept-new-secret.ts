import { inTransaction } from "@/lib/db";
import { countSealed, describeLoss } from "./count-sealed";
import { sealedColumns } from "./sealed-columns";
import { secretCheck } from "./secret-check";

/**
 * Forgets everything that only the old ONETILL_SECRET opens, and takes the present one as the
 * database's own. Without `certain` nothing is changed. Returns what was, or would be, lost, in words;
 * undefined when the present secret is the right one already.
 */
export async function acceptNewSecret(certain: boolean): Promise<string | undefined> {
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<{ secret_check: string }>(
      "select secret_check from installation for update",
    );
    if (rows[0]?.secret_check === secretCheck()) return undefined;
    const loss = describeLoss(await countSealed(tx));
    if (!certain) return loss;
    for (const { table, column, forget } of sealedColumns) {
      await tx.query(`update ${table} set ${forget} where ${column} is not null`);
    }
    await tx.query(
      `insert into installation (secret_check) values ($1)
       on conflict (id) do update set secret_check = excluded.secret_check`,
      [secretCheck()],
    );
    return loss;
  });
}
