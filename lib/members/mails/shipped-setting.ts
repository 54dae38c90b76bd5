import { pool } from "@/lib/db";
import { type Context, env, requireRight, withoutLinks } from "@/lib/kernel";
import { readMailLook } from "@/lib/replies";
import { findSite, readSiteSettings, writeSiteSettings } from "@/lib/sites";
import { drawMail } from "./draw-mail";
import { sayShipped } from "./say-shipped";

/** Whether a site tells buyers on platforms that their order was sent. */
export async function tellsOfShipping(ctx: Context, siteId: string): Promise<boolean> {
  requireRight(ctx, siteId, "replies:manage");
  return (await readSiteSettings(pool(), siteId)).mailsPlatformShipped;
}

/** Switches that on or off; what was completed before is not told of. */
export async function setTellsOfShipping(
  ctx: Context,
  { siteId, isOn }: { siteId: string; isOn: boolean },
): Promise<void> {
  requireRight(ctx, siteId, "replies:manage");
  await writeSiteSettings(pool(), siteId, { mailsPlatformShipped: isOn });
}

/** The mail as a buyer would get it, of an invented order. */
export async function previewShipped(
  ctx: Context,
  { slug }: { slug: string },
): Promise<{ subject: string; html: string; text: string }> {
  const site = await findSite(ctx, slug);
  requireRight(ctx, site.id, "replies:manage");
  const look = await readMailLook(pool(), site.id);
  const name = withoutLinks(site.name);
  const fulfilment = { note: "Thank you, and enjoy it!", url: null };
  const change = sayShipped(
    {
      itemSummary: "Sticker pack × 2",
      shipping: {},
      fulfilment: { ...fulfilment, carrier: "DHL", tracking_number: "00340434161094042557" },
    },
    name,
  );
  const drawn = await drawMail({
    ...{ siteName: name, accentColor: look.accentColor, heading: change.heading },
    ...{ blocks: change.blocks, reference: "7K3M9QXA", isTest: false },
    button: { label: change.button, url: `${env().appUrl}/order` },
  });
  return { subject: change.subject, ...drawn };
}
