import { connectPlatform, findPlatform, webhookUrl } from "@/lib/platforms";
import { readFlags } from "./read-flags";
import { siteContext } from "./site-context";

/** Connects a platform to a site, or replaces its secret; prints the webhook URL. */
export async function run(args: string[]): Promise<string> {
  const flags = readFlags(args, { site: "string", platform: "string", secret: "string" });
  const { slug } = findPlatform(flags.platform);
  const { site, ctx } = await siteContext(flags.site);
  await connectPlatform(ctx, site.id, slug, flags.secret);
  return webhookUrl(slug, site.clientId);
}
