import { expect, test } from "vitest";
import { newId, toPublicId } from "@/lib/kernel";
import { readCursor } from "./order-cursor";

const id = toPublicId("order", newId());
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("a cursor's place is read back", () => {
  const keys = ["accepted", "2026-01-31T18:00:00.000Z"];
  const spec = { by: "status", descending: true } as const;
  expect(readCursor(encode(["-status", keys, id]), spec)).toMatchObject({ keys });
});

test.each([
  ["nonsense", "placed_at", "%%%"],
  ["another sort order", "placed_at", encode(["amount", ["1"], id])],
  ["another direction", "amount", encode(["-amount", ["1"], id])],
  ["no key", "amount", encode(["amount", [], id])],
  ["a key too many", "amount", encode(["amount", ["1", "2"], id])],
  ["a time that only JavaScript reads", "placed_at", encode(["placed_at", ["1"], id])],
  [
    "a time that no database holds",
    "placed_at",
    encode(["placed_at", ["+275760-09-13T00:00:00.000Z"], id]),
  ],
  ["an amount out of range", "amount", encode(["amount", ["9999999999999999999"], id])],
  ["an unknown status", "status", encode(["status", ["lost", "2026-01-31T18:00:00.000Z"], id])],
  ["a NUL", "item", encode(["item", ["a\0"], id])],
  ["a lone surrogate", "item", encode(["item", ["\ud800"], id])],
  ["an id of something else", "item", encode(["item", ["a"], toPublicId("event", newId())])],
] as const)("a cursor with %s is refused by name", (_, by, cursor) => {
  expect(() => readCursor(cursor, { by, descending: false })).toThrow(
    expect.objectContaining({ code: "invalid_request", param: "cursor" }),
  );
});
