import { invalidRequest } from "./api-error";
import type { Form } from "./parse-form";
import { resolved, type Shape } from "./shape";

export type Value = string | number | boolean | Value[] | { [name: string]: Value };
export type Params = { [name: string]: Value | undefined };

const longest = 5000; // characters of a text

const within = (outer: string, name: string) => (outer ? `${outer}[${name}]` : name);

function readText(value: string | Form, param: string): string {
  if (typeof value !== "string")
    throw invalidRequest(`Invalid string: ${JSON.stringify(value)}`, { param });
  if (value.length <= longest) return value;
  throw invalidRequest(
    `Invalid string: ${value.slice(0, 20)}...${value.slice(-10)}; must be at most ${longest} characters`,
    { param },
  );
}

function readInt(value: string | Form, param: string): number {
  if (typeof value === "string" && /^-?\d{1,15}$/.test(value)) return Number(value);
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  throw invalidRequest(`Invalid integer: ${shown}`, { code: "parameter_invalid_integer", param });
}

function readBool(value: string | Form, param: string): boolean {
  if (value === "true" || value === "false") return value === "true";
  throw invalidRequest(`Invalid boolean: ${typeof value === "string" ? value : "hash"}`, { param });
}

/** "a", "a or b", "a, b, or c". */
const listed = (words: readonly string[]) =>
  words.length < 3 ? words.join(" or ") : `${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`;

function readWord(value: string | Form, words: readonly string[], param: string): string {
  if (typeof value === "string" && words.includes(value)) return value;
  throw invalidRequest(`Invalid ${param}: must be one of ${listed(words.filter(Boolean))}`, {
    param,
  });
}

function readMap(value: string | Form, param: string): { [name: string]: string } {
  if (value === "") return {};
  if (typeof value === "string") throw invalidRequest("Invalid hash", { param });
  const entries = Object.entries(value);
  if (entries.length > 50) {
    throw invalidRequest("You may have at most 50 keys in metadata.", { param });
  }
  for (const [name, one] of entries) {
    const at = within(param, name);
    if (typeof one !== "string")
      throw invalidRequest("Metadata values must be strings.", { param: at });
    if (name.length > 40) {
      throw invalidRequest(`Metadata keys must be at most 40 characters: ${name}`, { param: at });
    }
    if (one.length > 500) {
      throw invalidRequest(
        `Metadata values can have up to 500 characters, but you passed in a value that is ${one.length} characters.`,
        { param: at },
      );
    }
  }
  return { ...value } as { [name: string]: string };
}

function readList(value: string | Form, of: Shape, param: string): Value[] {
  if (value === "") return [];
  if (typeof value === "string" || !Object.keys(value).every((key) => /^\d+$/.test(key))) {
    throw invalidRequest("Invalid array", { param });
  }
  return Object.entries(value).map(([key, one]) => readValue(one, of, within(param, key)));
}

const isPlain = (shape: Shape) => {
  const own = resolved(shape);
  return typeof own === "string" ? own !== "map" : "oneOf" in own;
};

/** Of several kinds the one that fits: a word before a number before a text, a hash where one was sent. */
function readEither(value: string | Form, kinds: readonly Shape[], param: string): Value {
  const fitting = kinds.filter((kind) => isPlain(kind) === (typeof value === "string"));
  const words = kinds.map(resolved).find((kind) => typeof kind === "object" && "oneOf" in kind);
  if (words && typeof words === "object" && "oneOf" in words && typeof value === "string") {
    if (words.oneOf.includes(value)) return value;
  }
  const [first = "string" as Shape] = fitting.filter((kind) => resolved(kind) !== words);
  if (fitting.length === 0) {
    if (value === "") return value;
    throw invalidRequest(typeof value === "string" ? "Invalid hash" : "Invalid string", { param });
  }
  return readValue(
    value,
    first === "string" && words && fitting.length === 1 ? words : first,
    param,
  );
}

function readValue(value: string | Form, given: Shape, param: string): Value {
  const shape = resolved(given);
  if (shape === "int") return readInt(value, param);
  if (shape === "bool") return readBool(value, param);
  if (shape === "map") return readMap(value, param);
  if (shape === "string" || shape === "nothing") return readText(value, param);
  if ("oneOf" in shape) return readWord(value, shape.oneOf, param);
  if ("list" in shape) return readList(value, shape.list, param);
  if ("either" in shape) return readEither(value, shape.either, param);
  if (typeof value === "string") {
    if (value === "") return {};
    throw invalidRequest("Invalid hash", { param });
  }
  return readFields(value, shape.fields, param) as Value;
}

function readFields(form: Form, fields: Record<string, Shape>, outer: string): Params {
  const known = (name: string) =>
    Object.hasOwn(fields, name)
      ? fields[name]
      : Object.hasOwn(fields, `${name}!`)
        ? fields[`${name}!`]
        : undefined;
  const strange = Object.keys(form).filter((name) => known(name) === undefined);
  if (strange.length) {
    const all = strange.map((name) => within(outer, name));
    throw invalidRequest(
      `Received unknown parameter${all.length > 1 ? "s" : ""}: ${all.join(", ")}`,
      { code: "parameter_unknown", param: all[0] },
    );
  }
  for (const name of Object.keys(fields)) {
    if (!name.endsWith("!")) continue;
    const bare = name.slice(0, -1);
    const param = within(outer, bare);
    if (form[bare] === undefined) {
      throw invalidRequest(`Missing required param: ${param}.`, {
        code: "parameter_missing",
        param,
      });
    }
    if (form[bare] === "") {
      throw invalidRequest(
        `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
        { code: "parameter_invalid_empty", param },
      );
    }
  }
  const params: Params = {};
  for (const [name, value] of Object.entries(form)) {
    params[name] = readValue(value, known(name) as Shape, within(outer, name));
  }
  return params;
}

/** Reads a form by an endpoint's shape. Throws what Stripe answers to what it does not know. */
export function readParams(form: Form, shape: Shape): Params {
  const own = resolved(shape);
  return typeof own === "object" && "fields" in own ? readFields(form, own.fields, "") : {};
}
