import { expect, onTestFinished, test } from "vitest";
import { type can, env } from "@/lib/kernel";
import { newPerson, nobody, ownInstallation } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import {
  createSite,
  findPerson,
  findSite,
  listSites,
  locateSite,
  mayCreateSites,
  renamePerson,
  roleOn,
  rotateClientId,
  updateSite,
} from "./index";

test("whoever makes a site is its owner", async () => {
  const { ctx, userId } = await newPerson();
  await ownInstallation(userId);
  const site = await createSite(ctx, { name: "Paper Lanterns", currency: "eur" });
  expect(site).toMatchObject({ slug: "paper-lanterns", currency: "EUR", timeZone: "UTC" });
  expect(site.clientId).toMatch(/^cl_[0-9a-z]{26}$/);
  expect((await findPerson(userId))?.sites).toEqual([
    expect.objectContaining({ id: site.id, slug: site.slug, role: "owner" }),
  ]);
});

test("sites of one name get different slugs, also when they are made at the same moment", async () => {
  const { ctx, userId } = await newPerson();
  await ownInstallation(userId);
  const names = Array.from({ length: 8 }, () => ({ name: "Same name" }));
  const sites = await Promise.all(names.map((input) => createSite(ctx, input)));
  expect(new Set(sites.map((site) => site.slug)).size).toBe(8);
  expect(sites.map((site) => site.slug).sort()).toContain("same-name-2");
});

test("nobody makes a site without signing in", async () => {
  await expect(createSite(nobody(), { name: "Mine" })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("who owns a site or was invited to one makes no site, and is told why", async () => {
  const { siteId } = await newSite();
  for (const role of ["owner", "viewer"] as const) {
    const { ctx } = await newPerson({ [siteId]: role });
    expect(await mayCreateSites(ctx)).toBe(false);
    await expect(createSite(ctx, { name: "Mine" })).rejects.toMatchObject({
      code: "forbidden",
      message: "Only the owner of this installation makes sites. Ask to be invited to one.",
    });
  }
});

test("with SITE_CREATION=everybody whoever has an account makes sites", async () => {
  const settings = env();
  onTestFinished(() => {
    settings.siteCreation = "owner";
  });
  settings.siteCreation = "everybody";
  const { ctx } = await newPerson();
  expect(await mayCreateSites(ctx)).toBe(true);
  expect((await createSite(ctx, { name: "Mine too" })).name).toBe("Mine too");
  expect(await mayCreateSites(nobody())).toBe(false);
});

test("the name of a site or of a person is no web address", async () => {
  const { ctx, userId } = await newPerson();
  await ownInstallation(userId);
  for (const name of ["Win at https://evil.example", "www.evil.example", "see evil.example now"]) {
    await expect(createSite(ctx, { name })).rejects.toThrow("A name cannot hold a web address");
    await expect(renamePerson(ctx, name)).rejects.toThrow("A name cannot hold a web address");
  }
  expect((await createSite(ctx, { name: "Dr. Who & Co." })).name).toBe("Dr. Who & Co.");
});

test("a site is found by slug and by client id, but only by those on it", async () => {
  const { site, as, stranger } = await newSite();
  expect((await findSite(as("viewer"), site.slug)).id).toBe(site.id);
  expect((await findSite(as("viewer"), site.clientId)).id).toBe(site.id);
  await expect(findSite(stranger, site.slug)).rejects.toMatchObject({ code: "not_found" });
  await expect(findSite(stranger, "no-such-site")).rejects.toMatchObject({ code: "not_found" });
  await expect(findSite(as("viewer"), "a\0b")).rejects.toMatchObject({ code: "not_found" });
});

test("a person sees their own sites and no others", async () => {
  const { siteId, as, stranger } = await newSite();
  expect((await listSites(as("viewer"))).map((site) => site.id)).toEqual([siteId]);
  expect(await listSites(stranger)).toEqual([]);
  expect(roleOn(as("support"), siteId)).toBe("support");
  expect(() => roleOn(stranger, siteId)).toThrow("No such site");
});

test("managers change a site; support, viewers and strangers do not", async () => {
  const { site, siteId, as, stranger } = await newSite();
  const change = { siteId, name: "Renamed", timeZone: "Asia/Tokyo", currency: "JPY" };
  expect(await updateSite(as("manager"), change)).toMatchObject({
    name: "Renamed",
    timeZone: "Asia/Tokyo",
    slug: site.slug,
  });
  const refused = (ctx: Parameters<typeof can>[0]) => updateSite(ctx, { ...change, name: "No" });
  await expect(refused(as("support"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(refused(stranger)).rejects.toMatchObject({ code: "not_found" });
  expect((await locateSite(site.slug))?.name).toBe("Renamed");
});

test("a rotated client id is new, and the old one names nothing any more", async () => {
  const { site, siteId, as } = await newSite();
  const owner = as("owner");
  const { clientId } = await rotateClientId(owner, { siteId, clientId: site.clientId });
  expect(clientId).not.toBe(site.clientId);
  expect(await locateSite(site.clientId)).toBeUndefined();
  expect((await locateSite(clientId))?.clientIdRotatedAt).toBeInstanceOf(Date);
});

test("of two who rotate the same client id, one is told that it was done", async () => {
  const { site, siteId, as } = await newSite();
  const rotate = () => rotateClientId(as("owner"), { siteId, clientId: site.clientId });
  const results = await Promise.allSettled([rotate(), rotate()]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = results.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ code: "conflict" });
});
