import { expect, test, vi } from "vitest";
import { newVisit, readVisit, visitCookie } from "./visit";

// The settings are read as a whole; nothing here connects.
vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");

test("the word that a browser was given is the one that it brings back", () => {
  const word = newVisit();
  const cookie = visitCookie(word).split(";", 1)[0] ?? "";
  const request = new Request("http://till.test/s/a/b/card", { headers: { Cookie: cookie } });
  expect(readVisit(request)).toBe(word);
});

test("what no browser was given counts as none", () => {
  for (const word of ["", "short", "x".repeat(65), "not/base64".repeat(4)]) {
    const headers = { Cookie: visitCookie(word).split(";", 1)[0] ?? "" };
    expect(readVisit(new Request("http://till.test/s/a/b", { headers }))).toBeUndefined();
  }
});
