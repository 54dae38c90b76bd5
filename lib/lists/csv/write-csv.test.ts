import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvCell, disarm, writeCsvRow } from "./write-csv";

/** A plain reader of RFC 4180, to see what others will see. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        if (text[at] === '"' && text[at + 1] === '"') at++;
        else if (text[at] === '"') break;
        field += text[at++];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r") field += text[at++];
    }
    fields.push(field);
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      at += 2;
      records.push(fields);
      fields = [];
    } else throw new Error(`neither a comma nor a line end at ${at}`);
  }
  return records;
}

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\"', ;a1=|") }),
);
const anyDecimal = fc.stringMatching(/^-?\d{1,12}(\.\d{1,4})?$/);
const anyCell: fc.Arbitrary<CsvCell> = fc.oneof(
  anyText,
  anyDecimal.map((decimal) => ({ decimal })),
);

describe("a CSV record", () => {
  it("is read back as the same fields by any reader", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCell, { minLength: 2, maxLength: 8 }), { maxLength: 5 }),
        (rows) => {
          const wanted = rows.map((cells) =>
            cells.map((cell) => (typeof cell === "string" ? disarm(cell) : cell.decimal)),
          );
          expect(parseCsv(rows.map(writeCsvRow).join(""))).toEqual(wanted);
        },
      ),
    );
  });

  it("keeps harmless text to the letter and only puts an apostrophe before other", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect([text, `'${text}`]).toContain(disarm(text));
      }),
    );
  });

  it("has no text that a spreadsheet takes for a formula", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [[field]] = parseCsv(writeCsvRow([text])) as [[string]];
        expect(field.replace(/^[\s"']+/, (start) => start.replaceAll(/[^']/g, ""))).not.toMatch(
          /^[=+\-@\t\r]/,
        );
      }),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '"=1', "' =1", "＝1"])(
    "disarms %j",
    (text) => {
      expect(disarm(text)).toBe(`'${text}`);
    },
  );

  it.each(["Robin", "a=b", "12 – 3", "🎉 -5", "user@example.com", "'quoted'", ""])(
    "leaves %j alone",
    (text) => {
      expect(disarm(text)).toBe(text);
    },
  );

  it("quotes what needs quotes, and ends with CR LF", () => {
    expect(writeCsvRow(["a,b", 'say "hi"', "two\nlines", "plain", { decimal: "-3.50" }])).toBe(
      '"a,b","say ""hi""","two\nlines",plain,-3.50\r\n',
    );
  });

  it("refuses a number that is none, rather than let a formula in as one", () => {
    expect(() => writeCsvRow([{ decimal: "=1" }])).toThrow();
    expect(() => writeCsvRow([{ decimal: "1e3" }])).toThrow();
  });
});
