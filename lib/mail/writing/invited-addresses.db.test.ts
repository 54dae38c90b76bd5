import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { type Role, toPublicId } from "@/lib/kernel";
import { listPeople } from "@/lib/sites";
import { newPerson } from "@/test/new-person";
import { seedSite } from "@/test/seeded-site";
import { cancelMail, getMail, listMails, resendMail } from "../index";

const everything = { site: [], state: [], purpose: [], days: null, q: "" };
const list = (ctx: Parameters<typeof listMails>[0], q = "") =>
  listMails(ctx, { filter: { ...everything, q }, limit: 100 });

async function invitationMail(siteId: string) {
  const [row] = await query<{ id: string }>(
    "select id from outgoing_mails where site_id = $1 and purpose = 'invitation'",
    [siteId],
  );
  return toPublicId("mail", row?.id ?? "");
}

test.each<Role>(["viewer", "support", "manager"])(
  "a %s finds no invitation among the mails: not in the list, by searching, or by its address",
  async (role) => {
    const a = await seedSite();
    const id = await invitationMail(a.siteId);
    const { ctx } = await newPerson({ [a.siteId]: role });
    const { rows: mails } = await list(ctx);
    expect(mails.length).toBeGreaterThan(0);
    const seen = JSON.stringify([mails, await listPeople(ctx, a.siteId)]);
    expect(seen).not.toContain(`invited-${a.marker}`);
    expect((await list(ctx, "invited-")).rows).toEqual([]);
    const gone = { code: "not_found" };
    await expect(getMail(ctx, id)).rejects.toMatchObject(gone);
    await expect(cancelMail(ctx, id)).rejects.toMatchObject(gone);
    await expect(resendMail(ctx, { mailId: id })).rejects.not.toThrow(a.marker);
  },
);

test("an owner finds it", async () => {
  const a = await seedSite();
  const id = await invitationMail(a.siteId);
  expect((await list(a.owner.ctx, "invited-")).rows.map((mail) => mail.id)).toEqual([id]);
  expect((await getMail(a.owner.ctx, id)).recipient).toBe(`invited-${a.marker}@example.com`);
});
