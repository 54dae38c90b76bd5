import { expect, it } from "vitest";
import { confirmationList } from "./confirmation-list";
import { narrowConfirmations } from "./narrow-confirmations";

const read = confirmationList.readQuery;

it("reads an empty address as the plain list", () => {
  expect(read("")).toEqual(confirmationList.plain);
  expect(confirmationList.href()).toBe("/confirmations");
});

// Saved views and links hold these: they have to stay what they are.
it.each([
  "site=demo&status=pending&status=failed",
  "platform=kofi&review=needed",
  `button=btn_${"0".repeat(26)}`,
  "q=robin%40example.com&date=last_7_days",
  "from=2026-01-02&to=2026-01-31&sort=email",
  "sort=-status&size=100&after=abc",
  "before=abc",
])("writes %s as it was read", (query) => {
  expect(confirmationList.query(read(query))).toBe(query);
});

it.each([
  ["status=paid&status=success", { status: ["success"] }],
  ["sort=amount", { sort: confirmationList.plain.sort }],
  ["size=7&review=1", { size: 50, review: false }],
  ["button=ord_1&button=%3Cscript%3E", { button: [] }],
])("leaves out what cannot be meant: %s", (query, part) => {
  expect(read(query)).toMatchObject(part);
});

it("begins days in the time zone of the list", () => {
  const now = new Date("2026-03-10T23:30:00Z");
  const { createdAfter, createdBefore } = narrowConfirmations(read("date=today"), {
    zone: "Europe/Berlin",
    now,
  });
  expect(createdAfter?.toISOString()).toBe("2026-03-10T23:00:00.000Z");
  expect(createdBefore?.toISOString()).toBe("2026-03-11T23:00:00.000Z");
});
