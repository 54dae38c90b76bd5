import { expect, test } from "vitest";
import { noticesHref, readNoticesState } from "./notices-address";

test("an address says what it was made from", () => {
  const state = {
    ...{ kind: ["new_order" as const, "needs_review" as const], site: ["a", "b"], unread: true },
    ...{ after: "1.ntc_x", before: null },
  };
  const query = new URL(noticesHref(state), "http://localhost").searchParams;
  const params = Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)]));
  expect(readNoticesState(params)).toEqual(state);
  expect(noticesHref(readNoticesState({}))).toBe("/notifications");
});

test("what nobody could have meant is left out", () => {
  expect(
    readNoticesState({ kind: "gossip", site: ["\0", "x".repeat(101)], unread: "yes" }),
  ).toEqual({ kind: [], site: [], unread: false, after: null, before: null });
});
