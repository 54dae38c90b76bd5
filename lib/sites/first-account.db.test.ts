import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { type Context, newId, systemContext } from "@/lib/kernel";
import { nobody } from "@/test/new-person";
import { createSite, createUser } from "./index";

// The database of this file has no account in it.
test("of the first accounts, made at the same moment, one owns the installation and makes sites", async () => {
  const made = await Promise.all(
    Array.from({ length: 4 }, () =>
      createUser(systemContext("test", []), {
        ...{ email: `${newId()}@example.com`, name: "Robin", password: "correct horse battery" },
      }),
    ),
  );
  const owners = await query<{ id: string }>("select id from users where is_installation_owner");
  expect(owners).toHaveLength(1);
  const tries = await Promise.allSettled(
    made.map(({ userId }) => {
      const ctx: Context = { ...nobody(), actor: { kind: "user", id: userId, label: "Robin" } };
      return createSite(ctx, { name: "Mine" });
    }),
  );
  const mayMake = made.filter((_, index) => tries[index]?.status === "fulfilled");
  expect(mayMake.map(({ userId }) => userId)).toEqual(owners.map(({ id }) => id));
});
