import { createSite } from "@/lib/sites";
import { readFlags } from "./read-flags";
import { commandContext } from "./site-context";

/** Makes a site, which nobody can see yet; prints its client id. */
export async function run(args: string[]): Promise<string> {
  const { name, virtual = false } = readFlags(args, { name: "string", virtual: "boolean" });
  return (await createSite(await commandContext(), { name, isVirtual: virtual })).clientId;
}
