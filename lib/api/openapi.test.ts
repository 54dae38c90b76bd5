import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { apiEventSchema, apiOrderSchema } from "@/lib/orders/schemas";
import { errorExample, eventExample, orderExample } from "./examples";
import { describeApi } from "./openapi";
import { apiErrorSchema, orderQuerySchema } from "./schemas";

const description = describeApi("https://till.example.com");

/** Every `$ref` anywhere in a value. */
function refsIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [String(inner)] : refsIn(inner),
  );
}

const lookUp = (ref: string) =>
  ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], description);

test("the description is valid OpenAPI 3.1", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(description));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("every reference in it leads somewhere", () => {
  const refs = refsIn(description);
  expect(refs).toContain("#/components/schemas/Order");
  expect(refs.filter((ref) => lookUp(ref) === undefined)).toEqual([]);
});

test("it names every parameter of the list of orders", () => {
  const paths = description.paths as Record<string, { get: { parameters: { name: string }[] } }>;
  expect(paths["/orders"]?.get.parameters.map(({ name }) => name).sort()).toEqual(
    Object.keys(orderQuerySchema.shape).sort(),
  );
});

test("every POST takes an Idempotency-Key, and nothing else does", () => {
  const paths = description.paths as Record<string, Record<string, Operation>>;
  type Operation = { parameters: { name: string }[]; responses: Record<string, unknown> };
  const operations = Object.values(paths).flatMap((path) => Object.entries(path));
  expect(operations.some(([method]) => method === "post")).toBe(true);
  for (const [method, { parameters, responses }] of operations) {
    const takes = parameters.some(({ name }) => name === "Idempotency-Key");
    expect([takes, "409" in responses, "422" in responses]).toEqual(
      Array(3).fill(method === "post"),
    );
  }
});

test("its examples are what its schemas say", () => {
  expect(apiOrderSchema.parse(orderExample)).toEqual(orderExample);
  expect(apiEventSchema.parse(eventExample)).toEqual(eventExample);
  expect(apiErrorSchema.parse(errorExample)).toEqual(errorExample);
});
