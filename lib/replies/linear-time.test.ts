import { expect, test } from "vitest";
import { findSlow, takeLinearTime } from "@/test/linear-time";
import { ruleForm, variantInput } from "./schemas";
import { checkTemplateText } from "./templates/check-template";
import { checkLinks } from "./templates/find-links";
import { findPlaceholders } from "./templates/find-placeholders";
import { parseMarkup } from "./templates/parse-markup";
import { checkPlaceholders, fillLine } from "./templates/placeholders";

const write = (name: string, fallback?: string) => fallback ?? name;

takeLinearTime({
  parseMarkup: (text) => parseMarkup(text, write),
  "parseMarkup of values": (text) =>
    parseMarkup("**{{message}}** [a {{message}}](https://b.example)", () => text),
  checkLinks,
  findPlaceholders: (text) => [...findPlaceholders(text)],
  checkPlaceholders,
  fillLine: (text) => fillLine(text, write),
  "fillLine of values": (text) => fillLine("{{message}}", () => text),
  checkTemplateText: (text) => checkTemplateText({ subject: text, body: text }),
  variantInput: (text) => variantInput.safeParse({ locale: text, subject: text, body: text }),
  ruleForm: (text) =>
    ruleForm.safeParse({ siteId: text, name: text, delay: text, amountMin: text, currency: "EUR" }),
});

test("a parser that looks at each place again from every other is found out", () => {
  const quadratic = (text: string) => {
    let marks = 0;
    for (let at = text.indexOf("*"); at !== -1; at = text.indexOf("*", at + 1)) {
      for (let to = at; to < text.length; to += 4) if (text[to] === "}") marks += 1;
    }
    return marks;
  };
  expect(findSlow(quadratic, ["stars"])).not.toEqual([]);
});
