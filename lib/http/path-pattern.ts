/** The parameters in a path such as `/orders/[id]` or `/docs/[...parts]`, as Next passes them. */
export type PathParams<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? {
      [Key in Name as Key extends `...${infer Inner}` ? Inner : Key]: Key extends `...${string}`
        ? string[]
        : string;
    } & PathParams<Rest>
  : unknown;

const escaped = (text: string) => text.replace(/[.*+?^${}()|\\]/g, "\\$&");

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
  const names: string[] = [];
  const source = pattern
    .split("/")
    .map((segment) => {
      const [, rest, name] = /^\[(\.\.\.)?([^\]]+)\]$/.exec(segment) ?? [];
      if (!name) return escaped(segment);
      names.push(name);
      return rest ? "(?<_rest>.+)" : "([^/]+)";
    })
    .join("/");
  const expression = new RegExp(`^${source}$`);
  const isRest = source.endsWith("(?<_rest>.+)");
  return (pathname) => {
    const found = expression.exec(pathname);
    if (!found) return undefined;
    const values = names.map((name, index) => {
      const value = found[index + 1] ?? "";
      const isLast = index === names.length - 1;
      return [name, isRest && isLast ? value.split("/").map(decoded) : decoded(value)] as const;
    });
    return Object.fromEntries(values) as PathParams<Path>;
  };
}
