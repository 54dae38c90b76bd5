import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { getOrderWithNotes } from "../get-order";
import { addNote } from "./add-note";
import { deleteNote, editNote, restoreNote } from "./change-note";

afterAll(closePool);

const listNotes = async (ctx: Context, orderId: string) =>
  (await getOrderWithNotes(ctx, orderId)).notes;

async function newOrderWithNote() {
  const made = await newSite();
  const { publicId: orderId } = await newOrder(made.siteId);
  const alex = made.as("support", "Alex");
  const noteId = await addNote(alex, { orderId, body: "  Ask about the colour\n" });
  return { ...made, orderId, noteId, alex };
}

const bodies = async (ctx: Context, orderId: string) =>
  (await listNotes(ctx, orderId)).map((note) => note.body);

const noteEvents = async (ctx: Context, orderId: string) =>
  (await listOrderEvents(ctx, orderId)).events
    .filter((event) => event.type.startsWith("note."))
    .map((event) => [event.type, event.actor.label, event.data.note_id]);

test("a note is added, edited, deleted and restored, and each leaves its trace", async () => {
  const { orderId, noteId, alex, as } = await newOrderWithNote();
  const kim = as("owner", "Kim");
  expect(await listNotes(alex, orderId)).toMatchObject([
    { id: noteId, body: "Ask about the colour", authorLabel: "Alex", editedAt: null },
  ]);

  await editNote(kim, { orderId, noteId, body: "Blue it is" });
  const [edited] = await listNotes(alex, orderId);
  expect(edited).toMatchObject({ body: "Blue it is", authorLabel: "Alex" });
  expect(edited?.editedAt).toBeInstanceOf(Date);

  await deleteNote(alex, { orderId, noteId });
  expect(await bodies(alex, orderId)).toEqual([]);

  await restoreNote(kim, { orderId, noteId });
  expect(await bodies(alex, orderId)).toEqual(["Blue it is"]);

  expect(await noteEvents(alex, orderId)).toEqual([
    ["note.added", "Alex", noteId],
    ["note.edited", "Kim", noteId],
    ["note.deleted", "Alex", noteId],
    ["note.restored", "Kim", noteId],
  ]);
});

test("notes come oldest first", async () => {
  const { orderId, alex } = await newOrderWithNote();
  await addNote(alex, { orderId, body: "second" });
  await addNote(alex, { orderId, body: "third" });
  expect(await bodies(alex, orderId)).toEqual(["Ask about the colour", "second", "third"]);
});

test("text of any script is kept, and what a database refuses is made storable", async () => {
  const { orderId, alex } = await newOrderWithNote();
  await addNote(alex, { orderId, body: "שלום 😀 a\0b\udc00" });
  expect(await bodies(alex, orderId)).toContain("שלום 😀 a\uFFFDb\uFFFD");
});

test.each(["", "   \n", "x".repeat(10_001)])("a note of unfit length is refused", async (body) => {
  const { orderId, noteId, alex } = await newOrderWithNote();
  await expect(addNote(alex, { orderId, body })).rejects.toThrow(/note/);
  await expect(editNote(alex, { orderId, noteId, body })).rejects.toThrow(/note/);
  expect(await bodies(alex, orderId)).toEqual(["Ask about the colour"]);
});

test("a deleted note cannot be edited or deleted again, one that is there not restored", async () => {
  const { orderId, noteId, alex } = await newOrderWithNote();
  const missing = { code: "not_found" };
  await expect(restoreNote(alex, { orderId, noteId })).rejects.toMatchObject(missing);
  const twice = [deleteNote(alex, { orderId, noteId }), deleteNote(alex, { orderId, noteId })];
  const results = await Promise.allSettled(twice);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(editNote(alex, { orderId, noteId, body: "x" })).rejects.toMatchObject(missing);
  expect(await noteEvents(alex, orderId)).toHaveLength(2);
});

test("a note is only reached through its own order", async () => {
  const { siteId, orderId, noteId, alex } = await newOrderWithNote();
  const { publicId: otherOrder } = await newOrder(siteId);
  const wrong = { orderId: otherOrder, noteId };
  await expect(deleteNote(alex, wrong)).rejects.toMatchObject({ code: "not_found" });
  await expect(editNote(alex, { ...wrong, body: "x" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await bodies(alex, orderId)).toEqual(["Ask about the colour"]);
});

test("a viewer reads notes and writes none, and a stranger sees nothing", async () => {
  const { orderId, noteId, as, stranger } = await newOrderWithNote();
  const viewer = as("viewer");
  expect(await bodies(viewer, orderId)).toHaveLength(1);
  const attempts = (ctx: Context) => [
    () => addNote(ctx, { orderId, body: "x" }),
    () => editNote(ctx, { orderId, noteId, body: "x" }),
    () => deleteNote(ctx, { orderId, noteId }),
    () => restoreNote(ctx, { orderId, noteId }),
  ];
  for (const attempt of attempts(viewer)) {
    await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const attempt of [...attempts(stranger), () => listNotes(stranger, orderId)]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
});
