import type { Queryable } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db";
import { newId, OnetillError } from "@/lib/kernel";

/** Writes an account. Throws `conflict` naming `email` when the address has one already. */
export async function insertUser(
  db: Queryable,
  user: { email: string; name: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const id = newId();
  try {
    await db.query(
      "insert into users (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)",
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
