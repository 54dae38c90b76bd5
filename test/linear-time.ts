import { expect, test } from "vitest";

/** Shapes that make a careless parser look at the same place again and again; each is repeated. */
const shapes: Record<string, string> = {
  ...{ blanks: " ", tabs: "\t", "line ends": "\n", "carriage returns": "\r\n", noughts: "0" },
  ...{ letters: "a", words: "a ", capitals: "Ab", digits: "7", "digits and blanks": "1 " },
  ...{ stars: "*", "bold openings": "**a ", "italic openings": "*a ", "both openings": "*a **b " },
  ...{
    "closings alone": "a** ",
    "bold words": "**a**",
    "nested bold": "**a *b ",
    underscores: "_a",
  },
  ...{ brackets: "[", "closed brackets": "]", "empty links": "[]()", "link openings": "[a](" },
  ...{ links: "[a](https://b.example/)", "near links": "[a](https://b ", buttons: "[button: " },
  ...{
    "button lines": "[button: a](https://b.example)\n",
    addresses: "https://",
    "web words": "http",
  },
  ...{ braces: "{", "closing braces": "}", placeholders: "{{amount}}", "open placeholders": "{{ " },
  ...{ "unknown placeholders": "{{amuont}}", "bars in braces": "{{a|", "half braces": "{{a}" },
  ...{ quotes: '"', "quoted commas": '",', "double quotes": '""', apostrophes: "'" },
  ...{
    commas: ",",
    semicolons: ";",
    "numbers with commas": "1,",
    points: ".",
    "grouped digits": "1,234.",
  },
  ...{
    slashes: "/",
    backslashes: "\\",
    "escaped quotes": '\\"',
    dashes: "-",
    "dashed words": "a-",
  },
  ...{
    signs: "@",
    "at and points": "a@b.",
    pluses: "+",
    "angle brackets": "<",
    tags: "<a>",
    "not tags": "<a ",
  },
  ...{ "quote marks": "> ", items: "- a\n", numbers: "1. a\n", headings: "# ", rules: "---\n" },
  ...{
    questions: "?a=",
    ampersands: "&",
    "transaction words": "?txid=",
    hashes: "#",
    percents: "%41",
  },
  ...{
    colons: ":",
    times: "12:00 ",
    dates: "2026-01-01 ",
    months: "jan 1 ",
    "code letters": "34AC",
  },
  ...{
    accents: "e\u0301",
    marks: "\u0301",
    emoji: "😀",
    Han: "猫",
    "half pairs": "\ud800",
    NUL: "\0",
  },
  ...{
    "JSON openings": '{"a":',
    "JSON arrays": "[[",
    "line separators": "\u2028",
    "wide blanks": "\u00a0",
  },
};

/** How each shape is put: alone, between things that do not fit, behind an opening that nothing closes. */
const frames: ((text: string) => string)[] = [
  (text) => text,
  (text) => `1${text.slice(2)}!`,
  (text) => `{{${text.slice(3)}!`,
];

// Eight times as long takes eight times the time in one pass, and 64 times where each place looks at all others.
const lengths = [320, 2_500, 20_000];
const mostGrowth = 28;
// Below this a clock says nothing.
const floorMs = 0.3;

/**
 * The CPU time of a run, in milliseconds, whatever else the machine does. Of the whole process: that of a
 * thread alone is counted in ticks.
 */
function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  try {
    run();
  } catch {
    // A refusal is an answer, too.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How much longer the second text takes than the first. Where that is suspect both are timed again:
 * of the longer one the least counts, of the shorter one the most, because a machine has other work.
 */
function growth(parse: (text: string) => unknown, shorter: string, longer: string): number {
  let before = Math.max(
    floorMs,
    cost(() => parse(shorter)),
  );
  let now = cost(() => parse(longer));
  for (let again = 0; again < 3 && now / before > mostGrowth; again++) {
    before = Math.max(
      before,
      cost(() => parse(shorter)),
    );
    now = Math.min(
      now,
      cost(() => parse(longer)),
    );
  }
  return now / before;
}

/** What of the shapes takes longer than its length says: shape, length, growth. */
export function findSlow(
  parse: (text: string) => unknown,
  names = Object.keys(shapes),
): [string, number, number][] {
  const slow: [string, number, number][] = [];
  for (const name of names) {
    const shape = shapes[name] as string;
    for (const frame of frames) {
      const textOf = (length: number) =>
        frame(shape.repeat(Math.ceil(length / shape.length)).slice(0, length));
      for (const [at, length] of lengths.slice(1).entries()) {
        const grown = growth(parse, textOf(lengths[at] as number), textOf(length));
        if (grown <= mostGrowth) continue;
        slow.push([name, length, Math.round(grown)]);
        break;
      }
    }
  }
  return slow;
}

/** One test for each parser: 20,000 characters of any shape take no more than their length's time. */
export function takeLinearTime(parsers: Record<string, (text: string) => unknown>): void {
  test.each(Object.entries(parsers))(
    "%s reads 20,000 characters of any shape in one pass",
    (_, parse) => {
      expect(findSlow(parse)).toEqual([]);
    },
  );
}
