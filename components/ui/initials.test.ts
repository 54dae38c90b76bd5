import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";

describe("the initials of a name", () => {
  it.each([
    ["Ada Lovelace", "AL"],
    ["ada", "A"],
    ["  Jean  Luc  Picard ", "JP"],
    ["山田 太郎", "山太"],
    ["creator@onetill.test", "CT"],
    ["🦊", "?"],
    ["", "?"],
  ])("%j become %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
