import { query } from "@/lib/db";
import { type Context, requireUser } from "@/lib/kernel";

/** Ends every session of the person, on every device. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
  const { id } = requireUser(ctx);
  await query("update users set session_epoch = session_epoch + 1 where id = $1", [id]);
}
