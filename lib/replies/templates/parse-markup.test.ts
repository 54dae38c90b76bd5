import fc from "fast-check";
import { expect, test } from "vitest";
import type { MailBlock, MailInline } from "@/emails/reply";
import { plainText } from "../read-line";
import { checkLinks } from "./find-links";
import { parseMarkup } from "./parse-markup";

const nothing = () => "";
const text = (value: string): MailInline => ({ kind: "text", text: value });
const paragraph = (...children: MailInline[]): MailBlock => ({ kind: "paragraph", children });

test("blank lines part paragraphs, single line ends stay", () => {
  expect(parseMarkup("One\ntwo\r\n\r\n\nThree", nothing)).toEqual([
    paragraph(text("One"), { kind: "break" }, text("two")),
    paragraph(text("Three")),
  ]);
});

test("bold, italic, links and addresses are read inside a line", () => {
  expect(
    parseMarkup("**a *b* c** and [d](https://e.example/f), https://g.example.", nothing),
  ).toEqual([
    paragraph(
      {
        kind: "strong",
        children: [text("a "), { kind: "emphasis", children: [text("b")] }, text(" c")],
      },
      text(" and "),
      { kind: "link", url: "https://e.example/f", children: [text("d")] },
      text(", "),
      { kind: "link", url: "https://g.example/", children: [text("https://g.example")] },
      text("."),
    ),
  ]);
});

test("headings, lists, quotes, lines and buttons are blocks of their own", () => {
  const body =
    "# Hello\n- a\n- b\n1. c\n2. d\n> e\n> f\n---\n[button: Go **on**](https://g.example/h)\nend";
  expect(parseMarkup(body, nothing)).toEqual([
    { kind: "heading", children: [text("Hello")] },
    { kind: "list", ordered: false, items: [[text("a")], [text("b")]] },
    { kind: "list", ordered: true, items: [[text("c")], [text("d")]] },
    { kind: "quote", children: [text("e"), { kind: "break" }, text("f")] },
    { kind: "line" },
    { kind: "button", url: "https://g.example/h", label: "Go on" },
    paragraph(text("end")),
  ]);
});

test("what closes nothing, links elsewhere, or is escaped stays text", () => {
  for (const body of [
    "2 * 3 ** 4",
    "[a](javascript:alert(1))",
    "[a](http://b.example)",
    "[a](https://user:word@b.example)",
    "<b>a</b> &amp; </p>",
    "{{ not closed",
  ]) {
    const blocks = parseMarkup(body, nothing);
    expect(blocks).toEqual([paragraph(text(body))]);
  }
  expect(parseMarkup("\\*a\\* \\[b\\](https://c)", nothing)[0]).toMatchObject({
    children: [text("*a* [b]("), { kind: "link" }, text(")")],
  });
});

test("one star does not open what two stars close", () => {
  expect(parseMarkup("*ab c**", nothing)).toEqual([paragraph(text("*ab c**"))]);
});

test("values fill a mail no further than it can be drawn", () => {
  const blocks = parseMarkup("{{message}} ".repeat(800), () => "line\n".repeat(800));
  expect(JSON.stringify(blocks).length).toBeLessThan(1_000_000);
});

test("a value is never read as markup, wherever it stands", () => {
  const evil = "**x** [a](https://evil.example) <img src=x onerror=alert(1)>\n# no heading";
  const body =
    "{{message}}\n\n**{{message}}**\n\n- {{message}}\n\n[b {{message}}](https://c.example)";
  const blocks = parseMarkup(body, () => evil);
  const all = JSON.stringify(blocks);
  expect(all).not.toContain('"heading"');
  expect(all.match(/"strong"/g)).toHaveLength(1);
  expect(all.match(/"url"/g)).toHaveLength(1);
  expect(blocks[0]).toEqual(
    paragraph(
      text("**x** [a](https://evil.example) <img src=x onerror=alert(1)>"),
      { kind: "break" },
      text("# no heading"),
    ),
  );
});

test("a block that its placeholder leaves empty is left out", () => {
  expect(parseMarkup("Hello\n\n> {{message}}\n\nBye", nothing)).toEqual([
    paragraph(text("Hello")),
    paragraph(text("Bye")),
  ]);
});

const kinds = ["text", "break", "strong", "emphasis", "link"];
function expectOurs(pieces: MailInline[], depth = 0) {
  expect(depth).toBeLessThanOrEqual(6);
  for (const piece of pieces) {
    expect(kinds).toContain(piece.kind);
    if (piece.kind === "link") expect(new URL(piece.url).protocol).toBe("https:");
    if ("children" in piece) expectOurs(piece.children, depth + 1);
  }
}

const scraps = fc.constantFrom(
  ..."*|**|[|](|)|https://a.example|javascript:x|{{message}}|{{|}}|\n|\n\n|- |1. |# |> |---|\\|<script>|&lt;|\"|'|[button: a](https://b.example)|é|\u202e|\0".split(
    "|",
  ),
  "|",
  " ",
  "a",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join("")),
);

test("any text with any value gives our own blocks and https links alone", () => {
  fc.assert(
    fc.property(anyText, anyText, (body, value) => {
      for (const block of parseMarkup(body, () => value)) {
        if ("children" in block) {
          expectOurs(block.children);
          expect(plainText(block.children).trim()).not.toBe("");
        } else if (block.kind === "list") for (const item of block.items) expectOurs(item);
        else if (block.kind === "button") expect(new URL(block.url).protocol).toBe("https:");
        else expect(block.kind).toBe("line");
      }
    }),
    { numRuns: 2000 },
  );
});

test("a long text of nothing but marks is read as well", () => {
  for (const mark of ["*", "**", "**a", "[", "[a](", "{{", "https://", "\\", "> ", "*a "]) {
    const blocks = parseMarkup(mark.repeat(10_000 / mark.length), nothing);
    expect(JSON.stringify(blocks).length).toBeLessThan(2_000_000);
  }
});

test("what looks like a link and is none is told", () => {
  expect(checkLinks("[a](https://b.example) and [c](http://d.example)")).toEqual([
    "“http://d.example” cannot be a link. It starts with https:// and has no blanks or placeholders.",
  ]);
  expect(checkLinks("[a](https://b.example/{{reference}})")).toHaveLength(1);
  expect(checkLinks("[button: a](javascript:alert)")).toHaveLength(1);
  expect(checkLinks("a [b] (c)")).toEqual([]);
});
