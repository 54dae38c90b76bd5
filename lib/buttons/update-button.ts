import { prisma } from "@/lib/db";
import { type Context, conflict } from "@/lib/kernel";
import { checkPlaces, findButtonRow } from "./button";
import { type ButtonChange, buttonChange } from "./button-schemas";

/**
 * Changes a button where it already stands: its address stays. Throws `conflict` for an archived
 * one.
 */
export async function updateButton(ctx: Context, input: ButtonChange): Promise<void> {
  const { id, siteId } = await findButtonRow(ctx, input.buttonId);
  const { buttonId: _, places, ...fields } = buttonChange.parse(input);
  const { count } = await prisma().supportButton.updateMany({
    where: { id, siteId, archivedAt: null },
    data: {
      ...fields,
      places: checkPlaces(places).map((place) => ({ ...place })),
      updatedAt: ctx.clock.now(),
    },
  });
  if (count === 0) throw conflict("This button is archived. Restore it first.");
}
