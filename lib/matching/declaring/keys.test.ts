import { expect, test } from "vitest";
import { cleanTransactionId, emailKeyOf, transactionKeyOf } from "./keys";

test.each([
  ["  #0a1b2c3d-1111-4222-8333-444455556666 ", "0a1b2c3d-1111-4222-8333-444455556666"],
  ["“pi_3Abc.”", "pi_3Abc"],
  ["https://ko-fi.com/Home/CoffeeShop?txid=0a1b2c3d-1111&mode=r", "0a1b2c3d-1111"],
  ["a\0b", "a\uFFFDb"],
  [" # ", null],
  ["", null],
])("the transaction ID in %j is %j", (typed, id) => {
  expect(cleanTransactionId(typed)).toBe(id);
});

test("transaction IDs and addresses are compared without case", () => {
  expect(transactionKeyOf("PI_3Abc")).toBe("pi_3abc");
  expect(transactionKeyOf(null)).toBeNull();
  expect(emailKeyOf(" Robin@Example.COM ")).toBe("robin@example.com");
});
