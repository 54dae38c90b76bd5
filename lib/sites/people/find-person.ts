import { query } from "@/lib/db";
import type { Role } from "@/lib/kernel";

/** A site as the people on it see it in menus. */
export interface PersonSite {
  id: string;
  slug: string;
  name: string;
  isVirtual: boolean;
  timeZone: string;
  currency: string;
  role: Role;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  sites: PersonSite[];
}

/** The columns of a `Person`, grouped by `u.id`, and where they come from beside `users u`. */
export const personColumns = `u.id, u.name, u.email,
  coalesce(json_agg(json_build_object(
    'id', s.id, 'slug', s.slug, 'name', s.name, 'isVirtual', s.is_virtual,
    'timeZone', s.time_zone, 'currency', s.currency, 'role', m.role
  ) order by lower(s.name), s.id) filter (where s.id is not null), '[]') as sites`;
export const personJoins =
  "left join site_members m on m.user_id = u.id left join sites s on s.id = m.site_id";

/** A person with their sites by name, in one statement. */
export async function findPerson(userId: string): Promise<Person | undefined> {
  const [person] = await query<Person & Record<string, unknown>>(
    `select ${personColumns} from users u ${personJoins} where u.id = $1 group by u.id`,
    [userId],
  );
  return person;
}
