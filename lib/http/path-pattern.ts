/** The parameters in a path such as `/orders/[id]` or `/docs/[...parts]`, as Next passes them. */
export type PathParams<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? {
      [Key in Name as Key extends `...${infer Inner}` ? Inner : Key]: Key extends `...${string}`
        ? string[]
        : string;
    } & PathParams<Rest>
  : unknown;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The web process refuses it before; here it is just a name that nothing has.
    return text;
  }
}

/**
 * Reads paths by a pattern: gives the parameters, decoded, or undefined for a path of another form.
 * `[name]` is one segment, `[...name]` all that are left.
 */
export function pathReader<const Path extends string>(
  pattern: Path,
): (pathname: string) => PathParams<Path> | undefined {
  const wanted = pattern.split("/").map((segment) => {
    const [, rest, name] = /^\[(\.\.\.)?([^\]]+)\]$/.exec(segment) ?? [];
    return name ? { name, rest: rest !== undefined } : { text: segment };
  });
  const takesRest = wanted.some((one) => "rest" in one && one.rest);
  return (pathname) => {
    const given = pathname.split("/");
    if (takesRest ? given.length < wanted.length : given.length !== wanted.length) return undefined;
    const params: Record<string, string | string[]> = {};
    for (const [index, one] of wanted.entries()) {
      const segment = given[index] ?? "";
      if ("text" in one) {
        if (one.text !== segment) return undefined;
      } else if (one.rest) {
        const rest = given.slice(index);
        if (rest.join("/") === "") return undefined;
        params[one.name] = rest.map(decoded);
      } else {
        if (segment === "") return undefined;
        params[one.name] = decoded(segment);
      }
    }
    return params as PathParams<Path>;
  };
}
