import { invalidRequest, unknownParameter } from "./api-error";
import type { Form } from "./parse-form";

/**
 * What an endpoint takes: `string`, `int`, `bool`, `list` (of strings), `map` (any names), or fields of its
 * own. What is not named is refused, as Stripe does.
 */
export type Shape = { [name: string]: "string" | "int" | "bool" | "list" | "map" | Shape };

type Value = string | number | boolean | string[] | { [name: string]: Value };
export type Params = { [name: string]: Value | undefined };

function readValue(value: string | Form, kind: Shape[string], param: string): Value {
  if (typeof kind === "object") {
    if (typeof value === "string") {
      if (value === "") return {};
      throw invalidRequest(`Invalid object`, { param });
    }
    return readParams(value, kind, param) as Value;
  }
  if (kind === "map") {
    if (typeof value === "string") return {};
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
  }
  if (kind === "list") {
    if (typeof value === "string") return value === "" ? [] : [value];
    return Object.values(value).map(String);
  }
  if (typeof value !== "string") throw invalidRequest(`Invalid string: ${param}`, { param });
  if (kind === "bool") {
    if (value !== "true" && value !== "false") {
      throw invalidRequest(`Invalid boolean: ${value}`, { param });
    }
    return value === "true";
  }
  if (kind === "int") {
    if (!/^-?\d{1,15}$/.test(value)) {
      throw invalidRequest(`Invalid integer: ${value}`, {
        code: "parameter_invalid_integer",
        param,
      });
    }
    return Number(value);
  }
  return value;
}

/** Reads a form by its shape. Throws what Stripe answers to what it does not know. */
export function readParams(form: Form, shape: Shape, within = ""): Params {
  const params: Params = {};
  for (const [name, value] of Object.entries(form)) {
    const param = within ? `${within}[${name}]` : name;
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) throw unknownParameter(param);
    params[name] = readValue(value, kind, param);
  }
  return params;
}

/** One that must be there. */
export function required(params: Params, name: string): Value {
  const value = params[name];
  if (value === undefined) {
    throw invalidRequest(`Missing required param: ${name}.`, {
      code: "parameter_missing",
      param: name,
    });
  }
  if (value === "") {
    throw invalidRequest(`You passed an empty string for '${name}'.`, {
      code: "parameter_invalid_empty",
      param: name,
    });
  }
  return value;
}
