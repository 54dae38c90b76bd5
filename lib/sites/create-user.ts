import { pool } from "@/lib/db";
import { type Context, forbidden } from "@/lib/kernel";
import { insertUser } from "./insert-user";
import { hashPassword } from "./password-hash";
import { type UserInput, userInput } from "./schemas";

/**
 * Makes an account. Only the system may (command line, demo content): people come in by invitation
 * or as the first owner. Throws `conflict` when the address has an account.
 */
export async function createUser(ctx: Context, input: UserInput): Promise<{ userId: string }> {
  if (ctx.actor.kind !== "system") throw forbidden("People are added by invitation.");
  const { email, name, password } = userInput.parse(input);
  const passwordHash = await hashPassword(password);
  return { userId: await insertUser(pool(), { email, name, passwordHash }, ctx.clock.now()) };
}
