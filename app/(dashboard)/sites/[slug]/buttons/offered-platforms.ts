import type { OfferedPlatform } from "@/components/buttons/place-fields";
import type { Context } from "@/lib/kernel";
import { listConnectionStates, platforms } from "@/lib/platforms";

/** Every platform that a button can lead to, and whether its payments are reported to this site. */
export async function offeredPlatforms(ctx: Context, siteId: string): Promise<OfferedPlatform[]> {
  const connections = await listConnectionStates(ctx, [siteId]);
  return platforms.map(({ slug, name, payGuide }) => ({
    slug,
    name,
    examplePage: payGuide.examplePage,
    isConnected: connections.some(({ platform, hasSecret }) => platform === slug && hasSecret),
  }));
}
