import { expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { newSite } from "@/test/new-site";
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from "../index";

test("a key is known by its text, which is stored nowhere", async () => {
  const { siteId, as } = await newSite();
  const input = { siteId, name: "Spreadsheet", scopes: ["orders:read" as const] };
  const { key, secret } = await createApiKey(as("owner"), input);
  expect(secret).toMatch(/^ot_[\w-]{43}$/);
  expect(await findApiKey(secret)).toEqual({
    id: key.id,
    siteId,
    name: "Spreadsheet",
    scopes: ["orders:read"],
  });
  const stored = await query("select k::text as row from api_keys k where site_id = $1", [siteId]);
  expect(JSON.stringify(stored)).not.toContain(secret);
});

test("a revoked key is unknown at once, and is revoked once", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const input = { siteId, name: "Old", scopes: ["orders:read" as const] };
  const { key, secret } = await createApiKey(owner, input);
  await revokeApiKey(owner, { siteId, keyId: key.id });
  expect(await findApiKey(secret)).toBeUndefined();
  await expect(revokeApiKey(owner, { siteId, keyId: key.id })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await listApiKeys(owner, siteId)).toMatchObject([{ name: "Old", prefix: key.prefix }]);
});

test.each(["", "ot_", "ot_x", `ot_${"x".repeat(43)}`, `xx_${"x".repeat(43)}`, "ot_\0"])(
  "the text %j is no key",
  async (text) => {
    expect(await findApiKey(text)).toBeUndefined();
  },
);

test("a use is noted, but not again within a minute", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const { secret } = await createApiKey(owner, { siteId, name: "K", scopes: ["orders:read"] });
  const lastUsed = async () => (await listApiKeys(owner, siteId))[0]?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  await findApiKey(secret);
  await vi.waitFor(async () => expect(await lastUsed()).toBeInstanceOf(Date));
  const first = await lastUsed();
  await findApiKey(secret);
  expect(await lastUsed()).toEqual(first);
});

test("only owners make, list and revoke keys, and only of their own site", async () => {
  const { siteId, as, stranger } = await newSite();
  const { key } = await createApiKey(as("owner"), { siteId, name: "K", scopes: ["orders:read"] });
  for (const [ctx, code] of [
    [as("manager"), "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    const input = { siteId, name: "Mine", scopes: ["orders:write" as const] };
    await expect(createApiKey(ctx, input)).rejects.toMatchObject({ code });
    await expect(listApiKeys(ctx, siteId)).rejects.toMatchObject({ code });
    await expect(revokeApiKey(ctx, { siteId, keyId: key.id })).rejects.toMatchObject({ code });
  }
  const other = await newSite();
  await expect(
    revokeApiKey(other.as("owner"), { siteId: other.siteId, keyId: key.id }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a key without a name or a scope is not made", async () => {
  const { siteId, as } = await newSite();
  const make = (name: string, scopes: never[]) =>
    createApiKey(as("owner"), { siteId, name, scopes });
  await expect(make("K", [])).rejects.toThrow("Choose at least one scope");
  await expect(make(" ", ["orders:everything" as never])).rejects.toThrow("A name is required");
});
