import { prisma } from "@/lib/db";
import {
  type Context,
  fromPublicId,
  invalid,
  notFound,
  requireRight,
  toPublicId,
} from "@/lib/kernel";
import { lookUpPlatform } from "@/lib/platforms";
import type { ButtonLook } from "./button-choices";
import { buttonLook } from "./button-schemas";

export interface ButtonPlace {
  platform: string;
  /** The creator's page there; always https. */
  url: string;
}

/** A support button as its creator sees it. Amounts are minor units of `currency`. */
export interface SupportButton {
  /** As it is shown. */
  id: string;
  siteId: string;
  /** The public part of its address. */
  token: string;
  label: string;
  intro: string | null;
  look: ButtonLook;
  places: ButtonPlace[];
  amounts: bigint[];
  currency: string;
  archivedAt: Date | null;
  createdAt: Date;
}

export interface ButtonRow extends Omit<SupportButton, "look" | "places"> {
  look: unknown;
  places: unknown;
}

export const toButton = (row: ButtonRow): SupportButton => ({
  id: toPublicId("button", row.id),
  siteId: row.siteId,
  token: row.token,
  label: row.label,
  intro: row.intro,
  look: buttonLook.parse(row.look),
  places: row.places as ButtonPlace[],
  amounts: row.amounts,
  currency: row.currency,
  archivedAt: row.archivedAt,
  createdAt: row.createdAt,
});

/** The button by its shown id. Throws `not_found` for one of another site, `forbidden` below manager. */
export async function findButtonRow(ctx: Context, buttonId: string): Promise<ButtonRow> {
  const row = await prisma().supportButton.findFirst({
    where: {
      id: fromPublicId("button", buttonId),
      siteId: { in: ctx.sites.map(({ siteId }) => siteId) },
    },
  });
  if (!row) throw notFound("button");
  requireRight(ctx, row.siteId, "buttons:manage");
  return row;
}

/**
 * The places as they are kept: known platforms, and pages that are really theirs. A slip here would
 * send supporters to a stranger. Throws `invalid_request` naming `places.{platform}`.
 */
export function checkPlaces(places: readonly ButtonPlace[]): ButtonPlace[] {
  return places.map(({ platform, url }) => {
    const adapter = lookUpPlatform(platform);
    if (!adapter) throw notFound("platform");
    const { hosts, examplePage } = adapter.payGuide;
    const { hostname, pathname } = new URL(url);
    const isTheirs = hosts.some((host) => hostname === host || hostname === `www.${host}`);
    if (!isTheirs || pathname === "/") {
      throw invalid(
        `This is not a page on ${adapter.name}. It looks like ${examplePage}`,
        `places.${adapter.slug}`,
      );
    }
    return { platform: adapter.slug, url };
  });
}
