import { expect, test } from "vitest";
import { root } from "@/scripts/stack/run-node";
import { loadGrammar } from "./judge-statement";
import { programOf } from "./program-of";
import { placeOf, readRecorded } from "./recorded";
import { RowTypes } from "./row-types";

test("rows are what the code says that they are", async () => {
  await loadGrammar();
  const { catalogue, statements } = readRecorded();
  const answered = statements.filter(
    ({ place, columns }) => columns?.length && place.startsWith("lib/"),
  );
  const rowTypes = new RowTypes(programOf(root, answered.map(placeOf)), root, catalogue);
  // Where no call is found no type is compared.
  const typed = answered.filter((sent) => rowTypes.typeAt(sent));
  expect(typed.length / answered.length).toBeGreaterThan(0.8);
  const wrong = typed.flatMap((sent) => rowTypes.compare(sent));
  expect([...new Set(wrong.map(({ place, says }) => `${place} ${says}`))].sort()).toEqual([]);
});
