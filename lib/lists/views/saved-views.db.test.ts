import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db";
import { type Context, type Role, toPublicId } from "@/lib/kernel";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { deleteView, listViews, saveView } from "./saved-views";

afterAll(closePool);

async function newTeam() {
  const { siteId } = await newSite();
  const person = async (role: Role) => (await newPerson({ [siteId]: role })).ctx;
  return {
    shown: toPublicId("site", siteId),
    person,
    stranger: (await newPerson({ [(await newSite()).siteId]: "owner" })).ctx,
  };
}

const names = async (ctx: Context) => (await listViews(ctx, "orders")).map((view) => view.name);
const view = (name: string, siteId: string | null = null) => ({ name, query: "q=a", siteId });

test("one's own view is nobody else's, a shared one is everybody's on the site", async () => {
  const { shown, person, stranger } = await newTeam();
  const [alex, kim] = [await person("support"), await person("viewer")];
  await saveView(alex, "orders", view("  Mine "));
  await saveView(alex, "orders", view("Ours", shown));
  await saveView(alex, "deliveries", view("Elsewhere"));
  expect(await names(alex)).toEqual(["Mine", "Ours"]);
  expect(await listViews(kim, "orders")).toMatchObject([
    { name: "Ours", query: "q=a", shared: true, siteId: shown, mayDelete: false },
  ]);
  expect(await names(stranger)).toEqual([]);
});

test("sharing takes more than looking, and only one's own sites can be shared on", async () => {
  const { shown, person, stranger } = await newTeam();
  const share = (ctx: Context) => saveView(ctx, "orders", view("Ours", shown));
  await expect(share(await person("viewer"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(share(stranger)).rejects.toMatchObject({ code: "not_found" });
});

test("a shared view is deleted by its maker or a manager, and by nobody else", async () => {
  const { shown, person, stranger } = await newTeam();
  const alex = await person("support");
  const id = await saveView(alex, "orders", view("Ours", shown));
  const remove = (ctx: Context) => deleteView(ctx, id);
  await expect(remove(stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(remove(await person("support"))).rejects.toMatchObject({ code: "forbidden" });
  await remove(await person("manager"));
  await expect(remove(alex)).rejects.toMatchObject({ code: "not_found" });
});

test("one's own view cannot be deleted by anybody else, not even an owner", async () => {
  const { person } = await newTeam();
  const alex = await person("viewer");
  const id = await saveView(alex, "orders", view("Mine"));
  await expect(deleteView(await person("owner"), id)).rejects.toMatchObject({ code: "not_found" });
  await deleteView(alex, id);
  expect(await names(alex)).toEqual([]);
});

test("a name has some text, and whatever text it has can be kept", async () => {
  const { person } = await newTeam();
  const alex = await person("viewer");
  await expect(saveView(alex, "orders", view("  "))).rejects.toThrow("A view needs a name");
  await saveView(alex, "orders", view("a\0b \ud800 🎉"));
  expect(await names(alex)).toEqual(["a\uFFFDb \uFFFD 🎉"]);
});
