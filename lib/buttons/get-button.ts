import type { Context } from "@/lib/kernel";
import { findButtonRow, type SupportButton, toButton } from "./button";

/** One button by its shown id. Throws `not_found` for one that the actor cannot see. */
export async function getButton(ctx: Context, buttonId: string): Promise<SupportButton> {
  return toButton(await findButtonRow(ctx, buttonId));
}
