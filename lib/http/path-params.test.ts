import { expect, expectTypeOf, test } from "vitest";
import { fillPath, type PathParams } from "./path-params";

test("a pattern is filled in with what was asked for, query included", () => {
  const filled = fillPath(
    "/sites/[slug]/x/[...rest]",
    { slug: "a b", rest: ["c", "d/e"] },
    {
      q: "ü&",
      status: ["one", "two"],
      none: undefined,
    },
  );
  expect(filled).toBe("/sites/a%20b/x/c/d%2Fe?q=%C3%BC%26&status=one&status=two");
});

test("the names in a pattern are the types of its parameters", () => {
  type Params = PathParams<"/sites/[slug]/[...rest]">;
  expectTypeOf<Params["slug"]>().toEqualTypeOf<string>();
  expectTypeOf<Params["rest"]>().toEqualTypeOf<string[]>();
});
