import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkPlaceholders,
  fillLine,
  type PlaceholderValues,
  placeholderNames,
  placeholders,
  writerOf,
} from "./placeholders";

const values: PlaceholderValues = {
  ...(Object.fromEntries(placeholderNames.map((name) => [name, null])) as PlaceholderValues),
  supporter_name: "Robin",
};
const write = writerOf(values);

test("a value stands for its placeholder, else the words after the bar, else nothing", () => {
  expect(fillLine("Hi {{supporter_name|there}}!", write)).toBe("Hi Robin!");
  expect(fillLine("Hi {{ supporter_name }}!", write)).toBe("Hi Robin!");
  expect(fillLine("{{item| your order }} is here{{message}}.", write)).toBe("your order is here.");
});

test("an unknown placeholder is named, with the one that was probably meant", () => {
  expect(checkPlaceholders("Hi {{suporter_name}}")).toEqual([
    "{{suporter_name}} is not a placeholder. Did you mean {{supporter_name}}?",
  ]);
  expect(checkPlaceholders("{{name|there}}")).toEqual([
    "{{name}} is not a placeholder. Did you mean {{supporter_name}}?",
  ]);
  expect(checkPlaceholders("{{Site Name}}")[0]).toContain("{{site_name}}");
  expect(checkPlaceholders("{{completely else}}")).toEqual([
    "{{completely else}} is not a placeholder.",
  ]);
  expect(checkPlaceholders("Hi {{supporter_name")).toEqual([
    "A placeholder is opened with {{ and never closed with }}.",
  ]);
});

test("what the editor offers is right", () => {
  for (const name of placeholderNames) {
    expect(checkPlaceholders(placeholders[name].insert)).toEqual([]);
    expect(placeholders[name].insert).toContain(name);
  }
});

test("a line stays one line, whatever a supporter is called", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const evil = `${name}\r\nBcc: everybody@example.com\u2028\u2029\0\u202e`;
      const line = fillLine(
        "Thanks, {{supporter_name}}",
        writerOf({ ...values, supporter_name: evil }),
      );
      expect(line).not.toMatch(/[\r\n\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(line.startsWith("Thanks,")).toBe(true);
      expect(line.isWellFormed()).toBe(true);
    }),
  );
});

test("a value that looks like a placeholder is not filled again", () => {
  const evil = "{{supporter_name}} {{item|x}}";
  expect(fillLine("{{item}}", writerOf({ ...values, item: evil }))).toBe(evil);
});
