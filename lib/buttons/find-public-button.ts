import { prisma } from "@/lib/db";
import { type SupportButton, toButton } from "./button";
import { isButtonToken } from "./find-button-site";

/** What everybody may know of a button, and, for the server alone, which site it belongs to. */
export interface PublicButton
  extends Pick<
    SupportButton,
    "token" | "label" | "intro" | "look" | "places" | "amounts" | "currency" | "siteId"
  > {
  /** The row's own id. */
  id: string;
  isArchived: boolean;
  site: { name: string; url: string | null; accentColor: string | null; clientId: string };
}

/** The button behind a public address, archived ones too; nothing for an unknown one. */
export async function findPublicButton(token: string): Promise<PublicButton | undefined> {
  if (!isButtonToken(token)) return undefined;
  const row = await prisma().supportButton.findUnique({ where: { token } });
  if (!row) return undefined;
  const site = await prisma().site.findUniqueOrThrow({
    where: { id: row.siteId },
    select: { name: true, url: true, accentColor: true, clientId: true },
  });
  const { archivedAt, createdAt: _, ...button } = toButton(row);
  return { ...button, id: row.id, isArchived: archivedAt !== null, site };
}
