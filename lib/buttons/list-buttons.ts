import { prisma } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { type SupportButton, toButton } from "./button";

/** All buttons of a site, the newest first, archived ones too. */
export async function listButtons(ctx: Context, siteId: string): Promise<SupportButton[]> {
  requireRight(ctx, siteId, "buttons:manage");
  const rows = await prisma().supportButton.findMany({
    where: { siteId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toButton);
}
