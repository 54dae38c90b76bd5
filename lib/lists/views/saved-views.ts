import { z } from "zod";
import { prisma } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import {
  can,
  forbidden,
  fromPublicId,
  newId,
  notFound,
  requireRight,
  requireUser,
  storableText,
  toPublicId,
} from "@/lib/kernel";

const savedViewSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "A view needs a name")
    .max(60, "A name can have 60 characters at most")
    .transform(storableText),
  query: z.string().max(2000, "That is too much to save in one view").transform(storableText),
  /** Shared with everybody on this site; null keeps it one's own. */
  siteId: z.string().nullable(),
});

/** The lists that views are kept of. */
export type ViewedList = "orders" | "deliveries" | "confirmations";

export interface SavedViewLine {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  siteId: string | null;
  mayDelete: boolean;
}

/** Saves the state of a list under a name. Throws `forbidden` when sharing needs a higher role. */
export async function saveView(
  ctx: Context,
  list: ViewedList,
  input: z.infer<typeof savedViewSchema>,
): Promise<string> {
  const user = requireUser(ctx);
  const view = savedViewSchema.parse(input);
  const siteId = view.siteId === null ? null : fromPublicId("site", view.siteId);
  if (siteId !== null) requireRight(ctx, siteId, "views:share");
  const id = newId();
  await prisma().savedView.create({
    data: { id, userId: user.id, siteId, list, name: view.name, query: view.query },
  });
  return toPublicId("view", id);
}

/** The actor's own views and those shared on their sites. */
export async function listViews(ctx: Context, list: ViewedList) {
  const user = requireUser(ctx);
  const rows = await prisma().savedView.findMany({
    where: {
      list,
      OR: [
        { userId: user.id, siteId: null },
        { siteId: { in: ctx.sites.map((site) => site.siteId) } },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(
    (row): SavedViewLine => ({
      id: toPublicId("view", row.id),
      name: row.name,
      query: row.query,
      shared: row.siteId !== null,
      siteId: row.siteId === null ? null : toPublicId("site", row.siteId),
      mayDelete:
        row.userId === user.id || (row.siteId !== null && can(ctx, row.siteId, "site:manage")),
    }),
  );
}

/** Deletes one's own view, or as a manager one that is shared on the site. */
export async function deleteView(ctx: Context, publicId: string): Promise<void> {
  const user = requireUser(ctx);
  const view = await prisma().savedView.findUnique({
    where: { id: fromPublicId("view", publicId) },
  });
  const visible =
    view &&
    (view.siteId === null
      ? view.userId === user.id
      : ctx.sites.some((site) => site.siteId === view.siteId));
  if (!visible) throw notFound("view");
  if (view.userId !== user.id && !(view.siteId && can(ctx, view.siteId, "site:manage"))) {
    throw forbidden("Only its maker or a manager of the site can delete a shared view.");
  }
  await prisma().savedView.delete({ where: { id: view.id } });
}
