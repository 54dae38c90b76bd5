import type { Shape } from "@/sandbox/stripe/protocol/shape";
import { endpointTypes } from "./endpoint-types";
import { parameterShape } from "./parameter-shape";
import { sdkType } from "./read-types";

const shortest = 80; // characters of what is worth a place of its own

/** What the stand-in's endpoints take, as one text: what stands there more than once stands there once. */
export function writeParameters(): string {
  const shapes = endpointTypes.map(
    ([method, path, file, type]) =>
      [`${method} ${path}`, parameterShape(sdkType(file, type))] as const,
  );
  const seen = new Map<string, number>();
  const count = (shape: Shape): void => {
    if (typeof shape === "string") return;
    const text = JSON.stringify(shape);
    const times = (seen.get(text) ?? 0) + 1;
    if (text.length >= shortest) seen.set(text, times);
    if (times > 1) return;
    for (const inner of within(shape)) count(inner);
  };
  for (const [, shape] of shapes) count(shape);
  const shared: unknown[] = [];
  const places = new Map<string, number>();
  const put = (shape: Shape): unknown => {
    if (typeof shape === "string") return shape;
    const text = JSON.stringify(shape);
    const place = places.get(text);
    if (place !== undefined) return { shared: place };
    const made = putWithin(shape, put);
    if ((seen.get(text) ?? 0) < 2) return made;
    places.set(text, shared.length);
    shared.push(made);
    return { shared: shared.length - 1 };
  };
  const endpoints = Object.fromEntries(shapes.map(([name, shape]) => [name, put(shape)]));
  return `${JSON.stringify({ endpoints, shared })}\n`;
}

function within(shape: Exclude<Shape, string>): Shape[] {
  if ("fields" in shape) return Object.values(shape.fields);
  if ("list" in shape) return [shape.list];
  if ("either" in shape) return shape.either;
  return [];
}

function putWithin(shape: Exclude<Shape, string>, put: (inner: Shape) => unknown): unknown {
  if ("fields" in shape) {
    const fields = Object.entries(shape.fields).map(([name, inner]) => [name, put(inner)]);
    return { fields: Object.fromEntries(fields) };
  }
  if ("list" in shape) return { list: put(shape.list) };
  if ("either" in shape) return { either: shape.either.map(put) };
  return shape;
}
