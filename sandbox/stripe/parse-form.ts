/** A value of a request's form: text, or what brackets make of it. */
export type Form = { [name: string]: string | Form };

const parts = (name: string) => name.replaceAll("]", "").split("[");

/** Reads `a[b][c]=1&d[0]=2` as Stripe does. */
export function parseForm(body: string): Form {
  const form: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    const path = parts(name);
    let at = form;
    for (const part of path.slice(0, -1)) {
      const next = at[part === "" ? String(Object.keys(at).length) : part];
      if (typeof next === "object") at = next;
      else {
        const made: Form = Object.create(null);
        at[part === "" ? String(Object.keys(at).length) : part] = made;
        at = made;
      }
    }
    const last = path.at(-1) as string;
    at[last === "" ? String(Object.keys(at).length) : last] = value;
  }
  return form;
}

/** The values of a list, in order. */
export const listOf = (value: string | Form | undefined): string[] =>
  typeof value === "object"
    ? Object.values(value).filter((one): one is string => typeof one === "string")
    : [];
