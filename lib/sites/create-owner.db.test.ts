import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { nobody } from "@/test/new-person";
import { createOwner, findPerson, hasUsers } from "./index";

const input = (n: number) => ({
  name: `Owner ${n}`,
  email: `owner-${n}@example.com`,
  password: "eight characters",
  siteName: "First site",
});

// In a process of its own: that somebody has an account is remembered.
// One test: a database has its first owner once.
test("of many who set up at the same moment one becomes the owner, and the door closes", async () => {
  expect(await hasUsers()).toBe(false);
  const results = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => createOwner(nobody(), input(n))),
  );
  const made = results.filter((result) => result.status === "fulfilled");
  expect(made).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "not_found" });
  }
  expect(await query("select count(*)::int as users from users")).toEqual([{ users: 1 }]);
  expect(await query("select count(*)::int as sites from sites")).toEqual([{ sites: 1 }]);
  const owner = await findPerson(made[0]?.value.userId ?? "");
  expect(owner?.sites).toMatchObject([{ slug: "first-site", role: "owner" }]);
  expect(await hasUsers()).toBe(true);
  await expect(createOwner(nobody(), input(5))).rejects.toMatchObject({ code: "not_found" });
});
