/** What an address says, by the names of its parts. */
export interface AddressParts {
  all(name: string): readonly string[];
  /** The first of them, or an empty text. */
  one(name: string): string;
}

/** One way to narrow a list, and how an address says it. */
export interface Filter<Value> {
  /** What people call it: "Status". */
  label: string;
  /** The value that narrows nothing. */
  none: Value;
  /** What can be chosen, where that is known beforehand. */
  values?: readonly (string | number)[];
  /** What cannot be is left out: an address never fails. */
  read(parts: AddressParts): Value;
  /** Name and value as `read` reads them back; null and empty ones are left out. */
  pairs(value: Value): [name: string, value: string | null][];
  /**
   * The value in words; empty where it narrows nothing. `nameOf` says what a value is called, `state`
   * what else the list is narrowed to.
   */
  say(value: Value, nameOf: (value: string) => string, state: object): string;
}

/** The values of a filter that are known beforehand, each with what it is called. */
export const optionsOf = ({ none, values = [], say }: Filter<unknown>) =>
  values.map((value) => ({
    value: String(value),
    label: say((Array.isArray(none) ? [value] : value) as never, String, {}),
  }));

// More would be a mistake or an attack; nobody has that many sites or currencies to choose from.
const mostValues = 50;

const listed = (name: string, values: readonly string[]) =>
  values.map((value): [string, string] => [name, value]);

/** Any number of values that are known beforehand; in the address each by the filter's name. */
export function choices<Value extends string>(
  name: string,
  label: string,
  labels: Readonly<Record<Value, string>>,
  values: readonly Value[] = Object.keys(labels) as Value[],
): Filter<Value[]> {
  return {
    ...{ label, values, none: [] },
    read: ({ all }) => values.filter((value) => all(name).includes(value)),
    pairs: (chosen) => listed(name, chosen),
    say: (chosen) => chosen.map((value) => labels[value]).join(", "),
  };
}

/** Any number of things that have a name of a certain form: sites, platforms, buttons. */
export function names(
  name: string,
  label: string,
  isName: (text: string) => boolean,
  normal = (text: string) => text,
): Filter<string[]> {
  return {
    ...{ label, none: [] },
    read: ({ all }) =>
      [...new Set(all(name).map(normal).filter(isName))].sort().slice(0, mostValues),
    pairs: (chosen) => listed(name, chosen),
    say: (chosen, nameOf) => chosen.map(nameOf).join(", "),
  };
}

/** Sites by slug, client id or shown id. */
export const siteNames = () => names("site", "Site", (text) => /^[\w-]{1,100}$/.test(text));

/** Platforms by slug. */
export const platformNames = (label = "Platform") =>
  names("platform", label, (text) => /^[\w-]{1,40}$/.test(text));

/** One of a few values, or `none`. */
export function oneOf<Value extends string | number, None>(
  name: string,
  label: string,
  options: readonly { value: Value; label: string }[],
  none: None,
): Filter<Value | None> {
  const find = (text: string) => options.find(({ value }) => String(value) === text);
  return {
    ...{ label, none, values: options.map(({ value }) => value) },
    read: ({ one }) => find(one(name))?.value ?? none,
    pairs: (value) => [[name, find(String(value)) ? String(value) : null]],
    say: (value) => find(String(value))?.label ?? "",
  };
}

/** Yes, by one word in the address, or everything. */
export function flag(name: string, label: string, word: string, said: string): Filter<boolean> {
  return {
    ...{ label, none: false },
    read: ({ all }) => all(name).includes(word),
    pairs: (value) => [[name, value ? word : null]],
    say: (value) => (value ? said : ""),
  };
}

const longestSearch = 100;

/** What is searched for, as it was typed. */
export function searchedFor(longest = longestSearch): Filter<string> {
  return {
    ...{ label: "Search", none: "" },
    read: ({ one }) => Array.from(one("q").toWellFormed().trim()).slice(0, longest).join("").trim(),
    pairs: (q) => [["q", q]],
    say: (q) => (q === "" ? "" : `“${q}”`),
  };
}
