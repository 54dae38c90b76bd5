/** A value of a request's form: text, or what brackets make of it. */
export type Form = { [name: string]: string | Form };

/** `a[b][]` as its steps; a bracket that is never closed belongs to the name. */
function stepsOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0 || !name.endsWith("]")) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split("][")];
}

/** Reads `a[b][c]=1&d[0]=2&e[]=3` as Stripe does; of what is said twice the last holds. */
export function parseForm(body: string): Form {
  const form: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    const steps = stepsOf(name);
    let at = form;
    for (const [depth, step] of steps.entries()) {
      const key = step === "" ? String(Object.keys(at).length) : step;
      if (depth === steps.length - 1) at[key] = value;
      else {
        const next = at[key];
        const inner: Form = typeof next === "object" ? next : Object.create(null);
        at[key] = inner;
        at = inner;
      }
    }
  }
  return form;
}
