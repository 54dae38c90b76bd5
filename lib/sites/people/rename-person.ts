import { query } from "@/lib/db";
import { type Context, requireUser } from "@/lib/kernel";
import { personName } from "../schemas";

/** Changes the person's own name. What they did before keeps the name it was done under. */
export async function renamePerson(ctx: Context, name: string): Promise<{ name: string }> {
  const { id } = requireUser(ctx);
  const parsed = personName.parse(name);
  await query("update users set name = $2 where id = $1", [id, parsed]);
  return { name: parsed };
}
