/** Markup that is safe to send: made by `html`, every value in it escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | Html[] | string | number | undefined;

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function textOf(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.text;
  return Array.isArray(value) ? value.map(textOf).join("") : escaped(String(value));
}

/** Markup with values in it, for text and for attributes in double quotes. Undefined shows nothing. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(parts.reduce((before, part, at) => before + textOf(values[at - 1]) + part));
