import { countryName } from "./countries";
import { letterOf, partOf, rulesOf, usualFormat } from "./country-form";
import type { PostalAddress } from "./schemas";

type Field = keyof typeof partOf;
const fields = Object.keys(partOf) as Field[];

/** One line of the form with its parts in; what stands before a part that is missing goes with it. */
function fillLine(line: string, texts: ReadonlyMap<string, string>): string {
  // What is between letters, letter, what is between, letter, …, what is behind the last one.
  const pieces = line.split(/%([A-Z])/);
  let filled = "";
  for (let at = 1; at < pieces.length; at += 2) {
    const text = texts.get(pieces[at] ?? "");
    const between = pieces[at - 1] ?? "";
    if (text) filled += (filled || at === 1 ? between : "") + text;
  }
  return filled;
}

/**
 * An address as a block: one line each, in the order of its own country, the country last. What the
 * country's form has no place for is kept below the street, so that nothing is lost.
 */
export async function writeAddress(address: PostalAddress): Promise<string[]> {
  const rules = address.country === null ? undefined : await rulesOf(address.country);
  const format = rules?.addressFormat ?? usualFormat;
  const value = (field: Field): string => {
    const part = partOf[field];
    if (part === "lines") return address.lines.join("\n");
    const text = (part === "telephone" ? null : address[part]) ?? "";
    const code = part === "area" && areaCode(rules?.countryAreaChoices ?? [], text);
    return part === "postalCode" ? text.toUpperCase() : code || text;
  };
  const allowed = fields.filter((field) => format.includes(`%${letterOf[field]}`));
  const texts = new Map(allowed.map((field) => [letterOf[field], value(field)]));
  const homeless = fields.filter((field) => !allowed.includes(field)).map(value);
  texts.set("A", [value("streetAddress"), ...homeless].filter(Boolean).join("\n"));
  const lines = format
    .split("%n")
    .flatMap((line) => fillLine(line, texts).split("\n"))
    .map((line) => line.trim())
    .filter(Boolean);
  const country = address.country ? countryName(address.country) : address.countryText;
  return country ? [...lines, country] : lines;
}

/** The code that the post writes for an area, where it has been spelled out. */
function areaCode(choices: readonly [string, string][], text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  return choices.find(([code, name]) =>
    [code, name].some((one) => one.toLowerCase() === lower),
  )?.[0];
}
