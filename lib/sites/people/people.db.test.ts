import { expect, test } from "vitest";
import { movedClock, newId } from "@/lib/kernel";
import { newPerson, nobody } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import {
  acceptInvitation,
  acceptInvitationAsNew,
  addPerson,
  changeRole,
  createUser,
  findInvitation,
  findPerson,
  invitePerson,
  listPeople,
  removePerson,
  resendInvitation,
  revokeInvitation,
} from "../index";

const day = 86_400_000;

/** A site with an owner who has an account. */
async function ownedSite() {
  const made = await newSite();
  const owner = await newPerson({ [made.siteId]: "owner" });
  return { ...made, owner };
}

test("an invited person with an account joins once, in the role they were given", async () => {
  const { siteId, site, owner } = await ownedSite();
  const guest = await newPerson();
  const invitation = { siteId, email: guest.email.toUpperCase(), role: "manager" } as const;
  const { token } = await invitePerson(owner.ctx, invitation);
  expect(await findInvitation(nobody(), token)).toMatchObject({
    email: guest.email,
    role: "manager",
    siteName: site.name,
    invitedBy: "Robin Example",
    hasAccount: true,
  });
  expect(await acceptInvitation(guest.ctx, { token })).toEqual({ siteSlug: site.slug });
  expect((await findPerson(guest.userId))?.sites).toMatchObject([{ id: siteId, role: "manager" }]);
  await expect(acceptInvitation(guest.ctx, { token })).rejects.toMatchObject({ code: "conflict" });
  expect(await findInvitation(nobody(), token)).toBeUndefined();
});

test("an invitation is for one address; somebody else cannot use it, and it stays open", async () => {
  const { siteId, owner } = await ownedSite();
  const guest = await newPerson();
  const other = await newPerson();
  const { token } = await invitePerson(owner.ctx, { siteId, email: guest.email, role: "viewer" });
  await expect(acceptInvitation(other.ctx, { token })).rejects.toMatchObject({ code: "forbidden" });
  await acceptInvitation(guest.ctx, { token });
});

test("an invited person without an account makes one on the way", async () => {
  const { siteId, owner } = await ownedSite();
  const email = `new-${siteId}@example.com`;
  const { token } = await invitePerson(owner.ctx, { siteId, email, role: "support" });
  const input = { token, name: "Sam", password: "eight characters" };
  const { userId } = await acceptInvitationAsNew(nobody(), input);
  expect(await findPerson(userId)).toMatchObject({ email, name: "Sam", sites: [{ id: siteId }] });
});

test("an invited person chooses no password that is easily guessed, and may try again", async () => {
  const { siteId, owner } = await ownedSite();
  const email = `new-${siteId}@example.com`;
  const { token } = await invitePerson(owner.ctx, { siteId, email, role: "support" });
  for (const password of ["letmein123456", email, "Samantha Lee 1990"]) {
    await expect(
      acceptInvitationAsNew(nobody(), { token, name: "Samantha Lee", password }),
    ).rejects.toMatchObject({ code: "invalid_request", param: "password" });
  }
  const input = { token, name: "Samantha Lee", password: "eight characters" };
  expect(await acceptInvitationAsNew(nobody(), input)).toMatchObject({
    siteSlug: expect.any(String),
  });
});

test("a mailed token is no way into an account that exists", async () => {
  const { siteId, owner } = await ownedSite();
  const guest = await newPerson();
  const { token } = await invitePerson(owner.ctx, { siteId, email: guest.email, role: "owner" });
  const input = { token, name: "Mallory", password: "eight characters" };
  await expect(acceptInvitationAsNew(nobody(), input)).rejects.toMatchObject({ code: "conflict" });
  expect((await findPerson(guest.userId))?.sites).toEqual([]);
  await acceptInvitation(guest.ctx, { token });
});

test("an invitation ends after seven days, and sending it again gives it seven more", async () => {
  const { siteId, owner } = await ownedSite();
  const guest = await newPerson();
  const { id, token } = await invitePerson(owner.ctx, {
    siteId,
    email: guest.email,
    role: "viewer",
  });
  const later = { ...guest.ctx, clock: movedClock(8 * day) };
  await expect(acceptInvitation(later, { token })).rejects.toMatchObject({ code: "conflict" });
  const again = await resendInvitation(
    { ...owner.ctx, clock: movedClock(8 * day) },
    { siteId, invitationId: id },
  );
  expect(again.token).not.toBe(token);
  await expect(acceptInvitation(later, { token })).rejects.toMatchObject({ code: "conflict" });
  await acceptInvitation(later, { token: again.token });
});

test("an invitation that was taken back, or replaced by a newer one, does not work", async () => {
  const { siteId, owner } = await ownedSite();
  const guest = await newPerson();
  const invite = () => invitePerson(owner.ctx, { siteId, email: guest.email, role: "viewer" });
  const first = await invite();
  const second = await invite();
  await expect(acceptInvitation(guest.ctx, first)).rejects.toMatchObject({ code: "conflict" });
  await revokeInvitation(owner.ctx, { siteId, invitationId: second.id });
  await expect(acceptInvitation(guest.ctx, second)).rejects.toMatchObject({ code: "conflict" });
  await expect(
    revokeInvitation(owner.ctx, { siteId, invitationId: second.id }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect((await listPeople(owner.ctx, siteId)).invitations).toEqual([]);
});

test("somebody who is on the site already is not invited", async () => {
  const { siteId, owner } = await ownedSite();
  await expect(
    invitePerson(owner.ctx, { siteId, email: owner.email, role: "viewer" }),
  ).rejects.toMatchObject({ code: "conflict", param: "email" });
});

test("only owners invite, change roles and see who was invited", async () => {
  const { siteId, owner, as, stranger } = await ownedSite();
  const email = `somebody-${siteId}@example.com`;
  await invitePerson(owner.ctx, { siteId, email, role: "viewer" });
  expect((await listPeople(owner.ctx, siteId)).invitations).toMatchObject([{ email }]);
  for (const role of ["manager", "support", "viewer"] as const) {
    const ctx = as(role);
    expect((await listPeople(ctx, siteId)).invitations).toEqual([]);
    const refusal = { code: "forbidden" };
    const input = { siteId, email, role: "owner" } as const;
    await expect(invitePerson(ctx, input)).rejects.toMatchObject(refusal);
    await expect(changeRole(ctx, { ...input, userId: owner.userId })).rejects.toMatchObject(
      refusal,
    );
    await expect(removePerson(ctx, { siteId, userId: owner.userId })).rejects.toMatchObject(
      refusal,
    );
  }
  await expect(listPeople(stranger, siteId)).rejects.toMatchObject({ code: "not_found" });
});

test("an invitation of one site cannot be touched through another", async () => {
  const a = await ownedSite();
  const b = await ownedSite();
  const email = `x-${a.siteId}@example.com`;
  const { id } = await invitePerson(a.owner.ctx, { siteId: a.siteId, email, role: "viewer" });
  const input = { siteId: b.siteId, invitationId: id };
  await expect(revokeInvitation(b.owner.ctx, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(resendInvitation(b.owner.ctx, input)).rejects.toMatchObject({ code: "not_found" });
});

test("the last owner can neither leave nor step down", async () => {
  const { siteId, owner } = await ownedSite();
  const self = { siteId, userId: owner.userId };
  await expect(removePerson(owner.ctx, self)).rejects.toMatchObject({ code: "conflict" });
  await expect(changeRole(owner.ctx, { ...self, role: "viewer" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("two owners who leave at the same moment leave one behind", async () => {
  const { siteId, owner } = await ownedSite();
  const second = await newPerson({ [siteId]: "owner" });
  const results = await Promise.allSettled(
    [owner, second].map(({ ctx, userId }) => removePerson(ctx, { siteId, userId })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("anybody may leave, and is gone at once", async () => {
  const { siteId, owner } = await ownedSite();
  const viewer = await newPerson({ [siteId]: "viewer" });
  await removePerson(viewer.ctx, { siteId, userId: viewer.userId });
  expect((await findPerson(viewer.userId))?.sites).toEqual([]);
  expect((await listPeople(owner.ctx, siteId)).people).toHaveLength(1);
});

test("accounts are made and put on sites by the system alone", async () => {
  const { siteId, owner, system } = await ownedSite();
  const input = { email: `u-${siteId}@example.com`, name: "U", password: "eight characters" };
  await expect(createUser(owner.ctx, input)).rejects.toMatchObject({ code: "forbidden" });
  const { userId } = await createUser(system, input);
  await expect(createUser(system, input)).rejects.toMatchObject({
    code: "conflict",
    param: "email",
  });
  await expect(addPerson(owner.ctx, { siteId, userId, role: "viewer" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await addPerson(system, { siteId, userId, role: "support" });
  expect((await findPerson(userId))?.sites).toMatchObject([{ role: "support" }]);
});

test("one mailbox gets ten invitations a day from all sites together, and then no more", async () => {
  const name = newId();
  const invite = async (n: number) => {
    const { siteId, as } = await newSite();
    return invitePerson(as("owner"), { siteId, email: `${name}+${n}@example.com`, role: "viewer" });
  };
  for (let n = 0; n < 10; n++) await invite(n);
  await expect(invite(10)).rejects.toMatchObject({ code: "rate_limited" });
});
