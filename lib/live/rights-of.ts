import { findPerson } from "@/lib/sites";

/** What a person may see, as one text to compare: their sites, roles, and which sign-out it is. */
export async function rightsOf(userId: string): Promise<string> {
  const person = await findPerson(userId);
  if (!person) return "";
  const sites = person.sites.map(({ id, role }) => `${id} ${role}`).sort();
  return JSON.stringify([person.sessionEpoch, sites]);
}
