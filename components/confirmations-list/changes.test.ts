import { expect, it } from "vitest";
import { changeOf, changesFor } from "./changes";

const order = { id: "ord_1", reference: "7F3K9QWD", rule: "code", score: 100 };

it.each([
  ["pending and free", { status: "pending", order: null, needsReview: null }, "success failed"],
  [
    "to be looked at",
    { status: "pending", order: null, needsReview: "Look" },
    "success failed reviewed",
  ],
  ["failed", { status: "failed", order: null, needsReview: null }, "success pending"],
  ["matched", { status: "success", order, needsReview: null }, "undo"],
] as const)("offers what makes sense for one that is %s", (_, line, offered) => {
  expect(changesFor(line).join(" ")).toBe(offered);
});

it("says along what was typed", () => {
  expect(changeOf("failed", "Sorry")).toEqual({ kind: "status", status: "failed", reply: "Sorry" });
  expect(changeOf("undo", "Twice")).toEqual({ kind: "undo", reason: "Twice" });
  expect(changeOf("reviewed", "")).toEqual({ kind: "reviewed" });
});
