import { expect, test } from "vitest";
import { fillPath } from "./fill-path";

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
