import { inTransaction } from "@/lib/db";
import { type Context, forbidden } from "@/lib/kernel";
import { insertUser, lockFirstAccount } from "./insert-user";
import { hashPassword } from "./passwords/password-hash";
import { refuseWeakPassword } from "./passwords/refuse-weak-password";
import { type UserInput, userInput } from "./schemas";

/**
 * Makes an account. Only the system may (command line, demo content): people come in by invitation
 * or as the first owner. Throws `conflict` when the address has an account,
 * `invalid_request` naming `password` when that is easily guessed.
 */
export async function createUser(ctx: Context, input: UserInput): Promise<{ userId: string }> {
  if (ctx.actor.kind !== "system") throw forbidden("People are added by invitation.");
  const { email, name, password } = userInput.parse(input);
  refuseWeakPassword(password, { email, names: [] });
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await lockFirstAccount(tx);
    return { userId: await insertUser(tx, { email, name, passwordHash }, ctx.clock.now()) };
  });
}
