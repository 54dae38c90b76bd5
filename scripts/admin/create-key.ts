import { type ApiScope, apiScopes, invalid } from "@/lib/kernel";
import { createApiKey } from "@/lib/sites";
import { readFlags } from "./read-flags";
import { siteContext } from "./site-context";

/** `orders:read`; also when written `orders.read` or, as orders are all there is, `read`. */
function readScope(text: string): ApiScope {
  const spelled = text.trim().toLowerCase().replace(".", ":");
  const scope = apiScopes.find((known) => known === spelled || known === `orders:${spelled}`);
  if (!scope)
    throw invalid(`${text} is not a scope. There are: ${apiScopes.join(", ")}.`, "scopes");
  return scope;
}

/** Makes an API key for a site; prints the key, which is shown nowhere else. */
export async function run(args: string[]): Promise<string> {
  const flags = readFlags(args, { site: "string", scopes: "string", name: "string?" });
  const scopes = flags.scopes.split(",").filter(Boolean).map(readScope);
  const { site, ctx } = await siteContext(flags.site);
  const name = flags.name ?? "Command line";
  return (await createApiKey(ctx, { siteId: site.id, name, scopes })).secret;
}
