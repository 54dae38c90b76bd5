import { expect, test } from "vitest";
import { diffSchema } from "./diff-schema";

test("the migrations lead exactly to the schema files", async () => {
  const { sql } = await diffSchema(process.env.DATABASE_URL ?? "");
  expect(sql).toBe("");
});
