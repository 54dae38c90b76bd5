import { prisma } from "@/lib/db";
import { type Context, newButtonToken, newId, requireRight } from "@/lib/kernel";
import { checkPlaces, type SupportButton, toButton } from "./button";
import { type ButtonInput, buttonInput } from "./button-schemas";

/** Makes a support button under an address of its own. */
export async function createButton(ctx: Context, input: ButtonInput): Promise<SupportButton> {
  requireRight(ctx, input.siteId, "buttons:manage");
  const { places, ...fields } = buttonInput.parse(input);
  const now = ctx.clock.now();
  const row = await prisma().supportButton.create({
    data: {
      ...fields,
      id: newId(),
      token: newButtonToken(),
      places: checkPlaces(places).map((place) => ({ ...place })),
      createdAt: now,
      updatedAt: now,
    },
  });
  return toButton(row);
}
