import { type Actor, type Context, newId, type Role, systemContext } from "@/lib/kernel";
import { createSite } from "@/lib/sites";

/** A site of the test's own, with contexts for people in each role and for a stranger. */
export async function newSite(name = "Test site") {
  const site = await createSite(systemContext("test", []), { name });
  const system = systemContext("test", [site.id]);
  const person = (label: string, sites: Context["sites"]): Context => {
    const actor: Actor = { kind: "user", id: newId(), label };
    return { ...system, actor, sites };
  };
  return {
    site,
    siteId: site.id,
    system,
    as: (role: Role, label = role as string) => person(label, [{ siteId: site.id, role }]),
    stranger: person("stranger", [{ siteId: newId(), role: "owner" }]),
  };
}
