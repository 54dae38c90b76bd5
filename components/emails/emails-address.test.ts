import fc from "fast-check";
import { expect, test } from "vitest";
import { mailPeriods, mailPurposes, mailStates } from "@/lib/mail/schemas";
import { emailsHref, isNarrowed, readEmailsState } from "./emails-address";

const read = (href: string) => {
  const query = new URL(href, "http://localhost").searchParams;
  return readEmailsState(
    Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)])),
  );
};

test("an address says what it was made of", () => {
  fc.assert(
    fc.property(
      fc.record({
        state: fc.subarray([...mailStates]),
        purpose: fc.subarray(Object.keys(mailPurposes)),
        site: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,20}$/), { maxLength: 3 }),
        q: fc.string({ maxLength: 50 }).map((text) => text.trim()),
        days: fc.constantFrom(null, ...mailPeriods),
        after: fc.constantFrom(null, "1.mail_x"),
        before: fc.constant(null),
      }),
      (state) => {
        expect(read(emailsHref(state))).toEqual(state);
      },
    ),
  );
});

test("what nobody could have meant is left out", () => {
  const state = read("/emails?state=lost&purpose=constructor&days=12&q=%20&site=");
  expect(isNarrowed(state)).toBe(false);
  expect(emailsHref(state)).toBe("/emails");
});
