import fc from "fast-check";
import { expect, test } from "vitest";
import { emailAddress, emailKeyOf } from "./email-address";

const takes = (text: string) => emailAddress("Say it.").safeParse(text).success;

test.each([
  "robin@example.com",
  "ivan@xn--e1afmkfd.xn--p1ai",
  "ivan@пример.рф",
  "tom&jerry@example.com",
  "a/b@example.com",
  "user%x@example.com",
  "x!y=z@example.com",
  "jörg@example.com",
  "user@müller.example",
  "o'brien+kofi@example.com",
  "用户@例え.テスト",
  " robin@example.com ",
])("%j is an e-mail address", (text) => {
  expect(takes(text)).toBe(true);
});

test.each([
  "",
  "robin",
  "@example.com",
  "robin@",
  "robin@localhost",
  "robin@example..com",
  "robin@-example.com",
  "robin@example.com/path",
  "robin@example.com:25",
  "robin@127.0.0.1",
  "robin@[127.0.0.1]",
  "ro bin@example.com",
  "robin@exa mple.com",
  "robin@a@example.com",
  "robin,kim@example.com",
  "<robin@example.com>",
  '"robin"@example.com',
  ".robin@example.com",
  "robin.@example.com",
  "ro..bin@example.com",
  "robin@example.com\nbcc: kim@example.com",
  `${"r".repeat(250)}@example.com`,
])("%j is no e-mail address", (text) => {
  expect(takes(text)).toBe(false);
});

test("a key is the key of itself, whatever the address is", () => {
  const part = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(part, part, (name, domain) => {
      const key = emailKeyOf(`${name}@${domain}.example`);
      expect(emailKeyOf(key)).toBe(key);
      expect(emailKeyOf(`${name}@${domain}.example`.normalize("NFD"))).toBe(key);
    }),
  );
});

test("a domain is the same in its own letters and in ASCII", () => {
  const key = emailKeyOf("Robin@xn--mller-kva.example");
  expect(emailKeyOf(" robin@Müller.example")).toBe(key);
  expect(emailKeyOf("robin@mueller.example")).not.toBe(key);
  expect(emailKeyOf("no address")).toBe("no address");
});
