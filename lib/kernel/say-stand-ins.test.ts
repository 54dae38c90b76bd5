import { expect, test } from "vitest";
import { sayStandIns } from "./say-stand-ins";

test.each([
  [true, true, "Sandbox – no real money, no real mail"],
  [true, false, "Sandbox – no real money"],
  [false, true, "Sandbox – no real mail"],
  [false, false, null],
])(
  "where payments are a stand-in (%s) and mail is one (%s) every page says: %s",
  (payments, mail, says) => {
    expect(sayStandIns({ payments, mail })).toBe(says);
  },
);
