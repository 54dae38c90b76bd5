import { describe, expect, test } from "vitest";
import { slugFrom } from "./insert-site";
import { emailAddress, newPassword, siteChange, siteInput } from "./schemas";

const firstIssue = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues[0];

describe("a site's fields", () => {
  const change = { siteId: crypto.randomUUID(), name: "Maps", timeZone: "UTC", currency: "EUR" };

  test.each(["Mars/Olympus", "+01:00", "", "Europe/Berlin\0"])(
    "the time zone %j is refused by name",
    (timeZone) => {
      expect(firstIssue(siteChange.safeParse({ ...change, timeZone }))?.path).toEqual(["timeZone"]);
    },
  );

  test.each(["javascript:alert(1)", "ftp://example.com", "example.com", "//example.com"])(
    "the address %j is refused",
    (url) => {
      expect(firstIssue(siteChange.safeParse({ ...change, url }))?.path).toEqual(["url"]);
    },
  );

  test("an empty address means none, and a currency may be given in lower case", () => {
    const parsed = siteChange.parse({ ...change, url: " ", currency: "jpy" });
    expect(parsed).toMatchObject({ url: null, currency: "JPY" });
  });

  test("what was parsed can be parsed again and stays the same", () => {
    const once = siteInput.parse({ name: "  Night \n Walk ", currency: "eur", url: "" });
    expect(siteInput.parse(once)).toEqual(once);
    expect(once.name).toBe("Night Walk");
  });

  test("a name keeps emoji and loses what a database cannot hold", () => {
    expect(siteInput.parse({ name: "Käse 🧀\0" }).name).toBe("Käse 🧀\uFFFD");
  });
});

test("an e-mail address is compared in lower case and without blanks", () => {
  expect(emailAddress.parse(" Robin@Example.COM ")).toBe("robin@example.com");
  expect(emailAddress.safeParse("robin@").success).toBe(false);
  expect(emailAddress.safeParse("robin@example.com\0").success).toBe(false);
});

test("a password has between 12 and 200 characters, whatever they are made of", () => {
  const isTaken = (text: string) => newPassword.safeParse(text).success;
  expect(isTaken("elevenchars")).toBe(false);
  expect(isTaken("twelve chars")).toBe(true);
  // One character each, of two and more code units; the second also with its accent apart.
  for (const character of ["🧀", "e\u0301"]) {
    expect(isTaken(character.repeat(11))).toBe(false);
    expect(isTaken(character.repeat(12))).toBe(true);
    expect(isTaken(character.repeat(200))).toBe(true);
    expect(isTaken(character.repeat(201))).toBe(false);
  }
});

test("a slug is made of what a name has in ASCII", () => {
  expect(slugFrom("Café Ötzi & Söhne")).toBe("cafe-otzi-sohne");
  expect(slugFrom("日本")).toBe("site");
  expect(slugFrom("New")).toBe("site-new");
  expect(slugFrom(`${"a".repeat(39)} b`)).toBe("a".repeat(39));
});
