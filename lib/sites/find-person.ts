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
  sessionEpoch: number;
  sites: PersonSite[];
}

/** A person with their sites by name, in one statement: it runs once for every request. */
export async function findPerson(userId: string): Promise<Person | undefined> {
  const [row] = await query<Omit<Person, "sessionEpoch"> & { session_epoch: number }>(
    `select u.id, u.name, u.email, u.session_epoch,
       coalesce(json_agg(json_build_object(
         'id', s.id, 'slug', s.slug, 'name', s.name, 'isVirtual', s.is_virtual,
         'timeZone', s.time_zone, 'currency', s.currency, 'role', m.role
       ) order by lower(s.name), s.id) filter (where s.id is not null), '[]') as sites
     from users u
     left join site_members m on m.user_id = u.id
     left join sites s on s.id = m.site_id
     where u.id = $1
     group by u.id`,
    [userId],
  );
  if (!row) return undefined;
  const { session_epoch: sessionEpoch, ...person } = row;
  return { ...person, sessionEpoch };
}
