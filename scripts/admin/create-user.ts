import { query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { addPerson, createUser } from "@/lib/sites";
import { emailAddress, role as roleSchema } from "@/lib/sites/schemas";
import { readFlags } from "./read-flags";
import { siteContext } from "./site-context";

/**
 * Makes an account and gives it a role on a site; prints its id. An account that exists keeps its
 * password and gets the role.
 */
export async function run(args: string[]): Promise<string> {
  const flags = readFlags(args, {
    email: "string",
    password: "string?",
    site: "string",
    role: "string",
    name: "string?",
  });
  const email = emailAddress.parse(flags.email);
  const role = roleSchema.parse(flags.role);
  const { site, ctx } = await siteContext(flags.site);
  const [known] = await query<{ id: string }>("select id from users where email = $1", [email]);
  const userId = known?.id ?? (await newUser());
  await addPerson(ctx, { siteId: site.id, userId, role });
  if (known && flags.password) {
    process.stderr.write("This account was there already and keeps its password.\n");
  }
  return toPublicId("user", userId);

  async function newUser() {
    const name = flags.name ?? (email.split("@")[0] as string);
    const password = flags.password as string;
    return (await createUser(ctx, { email, name, password })).userId;
  }
}
