import parameters from "./parameters.json" with { type: "json" };

/**
 * What a parameter may be. A field's name ends with `!` where it must be there. `nothing` is what the SDK
 * writes and nobody sends; `shared` is one that stands at a place of its own.
 */
export type Shape =
  | "string"
  | "int"
  | "bool"
  | "map"
  | "nothing"
  | { oneOf: string[] }
  | { list: Shape }
  | { either: Shape[] }
  | { fields: Record<string, Shape> }
  | { shared: number };

const all = parameters as unknown as { endpoints: Record<string, Shape>; shared: Shape[] };

/** What an endpoint such as `POST /v1/refunds` takes: made from the SDK's types (scripts/stripe-types). */
export const shapeOf = (endpoint: string): Shape | undefined => all.endpoints[endpoint];

/** The shape itself, wherever it stands. */
export function resolved(shape: Shape): Exclude<Shape, { shared: number }> {
  if (typeof shape === "object" && "shared" in shape)
    return resolved(all.shared[shape.shared] as Shape);
  return shape;
}
