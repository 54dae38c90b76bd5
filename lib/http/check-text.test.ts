import { expect, test } from "vitest";
import { checkText } from "./check-text";

test("text is taken as it is, whatever it holds", () => {
  checkText({ name: "Zoë 🦊\n", ids: ["a", "b"], price: 3, none: null, left: undefined });
});

test.each([
  ["a NUL", { name: "a\0b" }, "name"],
  ["half a character", { name: "\ud83e" }, "name"],
  ["a NUL deeper down", { fields: { places: [{ url: "\0" }] } }, "fields.places.0.url"],
  ["a NUL in a name", { "a\0": "b" }, undefined],
  ["a NUL alone", "\0", undefined],
])("%s is refused, with the field", (_, input, param) => {
  expect(() => checkText(input)).toThrow(
    expect.objectContaining({ code: "invalid_request", param }),
  );
});
