import { expect, expectTypeOf, test } from "vitest";
import { type PathParams, pathReader } from "./path-pattern";

test("a path is read by its pattern, percent signs decoded", () => {
  const read = pathReader("/api/v1/orders/[id]/events");
  expect(read("/api/v1/orders/ord_1/events")).toEqual({ id: "ord_1" });
  expect(read("/api/v1/orders/a%2Fb%20c/events")).toEqual({ id: "a/b c" });
  expect(pathReader("/api/[...path]")("/api/a/b%2Fc")).toEqual({ path: ["a", "b/c"] });
  expect(pathReader("/order")("/order")).toEqual({});
});

test.each([
  "/api/v1/orders",
  "/api/v1/orders/",
  "/api/v1/orders//events",
  "/api/v1/orders/a/b/events",
  "/api/v1/orders/a/events/",
  "/x/api/v1/orders/a/events",
])("%s is of another form", (path) => {
  expect(pathReader("/api/v1/orders/[id]/events")(path)).toBeUndefined();
});

test("a dot in a pattern is a dot", () => {
  expect(pathReader("/openapi.json")("/openapi-json")).toBeUndefined();
  expect(pathReader("/openapi.json")("/openapi.json")).toEqual({});
});

test("what is no UTF-8 stays as it is", () => {
  expect(pathReader("/[id]")("/%ff")).toEqual({ id: "%ff" });
});

test("the names in a pattern are the types of its parameters", () => {
  type Params = PathParams<"/sites/[slug]/[...rest]">;
  expectTypeOf<Params["slug"]>().toEqualTypeOf<string>();
  expectTypeOf<Params["rest"]>().toEqualTypeOf<string[]>();
});
