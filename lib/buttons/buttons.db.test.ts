import { expect, test } from "vitest";
import { GET as getScript } from "@/app/support/[button]/button.js/route";
import {
  archiveButton,
  createButton,
  findButtonSite,
  findPublicButton,
  getButton,
  listButtons,
  restoreButton,
  updateButton,
} from "@/lib/buttons";
import type { ButtonFields } from "@/lib/buttons/schemas";
import type { Context } from "@/lib/kernel";
import { newSite } from "@/test/new-site";

const fields: ButtonFields = {
  label: "Buy me a map",
  intro: " Every map takes a week. ",
  currency: "eur",
  amounts: ["3", "5.50", "", "3.00"],
  places: [{ platform: "kofi", url: "ko-fi.com/lanternmaps" }],
};

const make = (ctx: Context, siteId: string, more: Partial<ButtonFields> = {}) =>
  createButton(ctx, { siteId, ...fields, ...more });

const scriptOf = (button: string) =>
  getScript(new Request(`http://localhost:3000/support/${button}/button.js`));

test("a button is made of what was typed, made tidy", async () => {
  const { siteId, as } = await newSite();
  const ctx = as("manager");
  const { id } = await make(ctx, siteId);
  const button = await getButton(ctx, id);
  expect(button).toMatchObject({
    siteId,
    label: "Buy me a map",
    intro: "Every map takes a week.",
    currency: "EUR",
    amounts: [300n, 550n],
    places: [{ platform: "kofi", url: "https://ko-fi.com/lanternmaps" }],
    look: { shape: "rounded", size: "medium", tone: "solid", icon: "heart" },
    archivedAt: null,
  });
  expect(button.token).toMatch(/^[0-9a-z]{20}$/);
  expect((await listButtons(ctx, siteId)).map((one) => one.id)).toEqual([id]);
});

test("yen have no decimals, dinars have three", async () => {
  const { siteId, as } = await newSite();
  const ctx = as("owner");
  const yen = await make(ctx, siteId, { currency: "JPY", amounts: ["500"] });
  const dinars = await make(ctx, siteId, { currency: "KWD", amounts: ["1.250"] });
  expect([yen.amounts, dinars.amounts]).toEqual([[500n], [1250n]]);
  await expect(make(ctx, siteId, { currency: "JPY", amounts: ["5.5"] })).rejects.toThrow(
    "is not an amount in JPY",
  );
});

test.each([
  ["without encryption", "http://ko-fi.com/maps", "has to start with https://"],
  ["a script", "javascript:alert(1)//ko-fi.com/maps", "has to start with https://"],
  ["with a password", "https://ko-fi.com@evil.example/maps", "must not hold a password"],
  ["of another port", "https://ko-fi.com:8443/maps", "cannot be reached from outside"],
  ["of this machine", "https://localhost/maps", "cannot be reached from outside"],
  ["a number", "https://192.0.2.1/maps", "cannot be reached from outside"],
  ["of a stranger", "https://ko-fi.com.evil.example/maps", "not a page on Ko-fi"],
  ["that only looks alike", "https://kо-fi.com/maps", "not a page on Ko-fi"],
  ["of nobody in particular", "https://ko-fi.com/", "not a page on Ko-fi"],
  ["that is none", "https://", "not a web address"],
])("a page address %s is refused", async (_, url, message) => {
  const { siteId, as } = await newSite();
  const places = [{ platform: "kofi", url }];
  await expect(make(as("owner"), siteId, { places })).rejects.toThrow(message);
  expect(await listButtons(as("owner"), siteId)).toEqual([]);
});

test("the field at fault is named", async () => {
  const { siteId, as } = await newSite();
  const ctx = as("owner");
  const places = [{ platform: "kofi", url: "https://example.com/maps" }];
  await expect(make(ctx, siteId, { places })).rejects.toMatchObject({ param: "places.kofi" });
  await expect(make(ctx, siteId, { places: [] })).rejects.toThrow("Offer at least one platform.");
  await expect(make(ctx, siteId, { label: "  " })).rejects.toThrow("A label is required.");
  await expect(
    make(ctx, siteId, { places: [{ platform: "nowhere", url: "https://example.com/a" }] }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a change keeps the address and shows in the embedded script", async () => {
  const { siteId, as } = await newSite();
  const ctx = as("manager");
  const { id, token } = await make(ctx, siteId);
  const look = { shape: "pill", colour: "#1D4F9C" } as const;
  await updateButton(ctx, { ...fields, buttonId: id, label: "Tip me", look });
  const button = await getButton(ctx, id);
  expect(button).toMatchObject({
    token,
    label: "Tip me",
    look: { shape: "pill", colour: "#1d4f9c" },
  });
  const script = await (await scriptOf(token)).text();
  expect(script).toContain("Tip me");
  expect(script).toContain("#1d4f9c");
});

test("the script may be loaded by any website and kept for a while", async () => {
  const { siteId, as } = await newSite();
  const { token } = await make(as("owner"), siteId);
  const answer = await scriptOf(token);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": expect.stringContaining("public, max-age="),
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  expect(answer.headers.has("set-cookie")).toBe(false);
});

test("an archived button draws nothing, and comes back under its address", async () => {
  const { siteId, as } = await newSite();
  const ctx = as("manager");
  const { id, token } = await make(ctx, siteId);
  await archiveButton(ctx, id);
  await archiveButton(ctx, id);
  expect(await findPublicButton(token)).toMatchObject({ isArchived: true });
  expect(await findButtonSite(token)).toBe(siteId);
  expect(await (await scriptOf(token)).text()).toMatch(/^\/\*.*\*\/\n$/);
  await expect(updateButton(ctx, { ...fields, buttonId: id })).rejects.toMatchObject({
    code: "conflict",
  });
  await restoreButton(ctx, id);
  expect(await findPublicButton(token)).toMatchObject({ isArchived: false, label: fields.label });
});

test("an address that nobody gave out leads nowhere", async () => {
  for (const token of ["", "short", "0".repeat(20), "x".repeat(21), "' or 1=1 --", "\0"]) {
    expect(await findPublicButton(token)).toBeUndefined();
    expect(await findButtonSite(token)).toBeUndefined();
    expect((await scriptOf(token)).status).toBe(404);
  }
});

test("buttons are made and changed by managers, and by nobody of another site", async () => {
  const { siteId, as, stranger } = await newSite();
  const { id } = await make(as("owner"), siteId);
  for (const [ctx, code] of [
    [as("support"), "forbidden"],
    [as("viewer"), "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    for (const work of [
      () => make(ctx, siteId),
      () => updateButton(ctx, { ...fields, buttonId: id }),
      () => archiveButton(ctx, id),
      () => restoreButton(ctx, id),
      () => getButton(ctx, id),
      () => listButtons(ctx, siteId),
    ]) {
      await expect(work()).rejects.toMatchObject({ code });
    }
  }
});
