import { isUniqueViolation, lockName, type Queryable, type Transaction } from "@/lib/db";
import { newId, OnetillError } from "@/lib/kernel";

/**
 * Writes an account; the very first one owns the installation. `db` is a transaction that holds the
 * lock of `lockFirstAccount`, unless there are accounts already. Throws `conflict` naming `email` when the address
 * has one already.
 */
export async function insertUser(
  db: Queryable,
  user: { email: string; name: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const id = newId();
  try {
    await db.query(
      `insert into users (id, email, name, password_hash, created_at, is_installation_owner)
       values ($1, $2, $3, $4, $5, not exists (select from users))`,
      [id, user.email, user.name, user.passwordHash, now],
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new OnetillError("conflict", "There is an account with this e-mail address already.", {
      param: "email",
    });
  }
  return id;
}

/** Of two who might make the first account at once, one waits for the other. */
export const lockFirstAccount = (tx: Transaction) => lockName(tx, "the first owner");
