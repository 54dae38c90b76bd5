import { expect, test } from "vitest";
import { addressOf } from "./address-of";

test("an address is written as on a parcel, without the telephone", () => {
  const address = addressOf({
    full_name: "Robin Example",
    street_address: "1 Sample Street\r\nBack door",
    city: "Exampleton",
    state_or_province: "EX",
    postal_code: "12345",
    country: "United Kingdom",
    country_code: "GB",
    telephone: "+44 20 7946 0000",
  });
  expect(address).toEqual({
    lines: [
      "Robin Example",
      "1 Sample Street",
      "Back door",
      "Exampleton, EX 12345",
      "United Kingdom",
    ],
    telephone: "+44 20 7946 0000",
    others: {},
  });
});

test("missing parts leave no gaps, and unknown ones are not lost", () => {
  const shipping = { city: "Exampleton", state_or_province: null, country_code: "GB", floor: 3 };
  expect(addressOf(shipping)).toEqual({
    lines: ["Exampleton", "GB"],
    telephone: null,
    others: { floor: 3 },
  });
});
