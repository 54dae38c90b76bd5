import { expect, test } from "vitest";
import { root } from "@/scripts/stack/run-node";
import { loadGrammar } from "./judge-statement";
import { programOf } from "./program-of";
import { placeOf, readRecorded } from "./recorded";
import { RowTypes } from "./row-types";

test("rows are what the code says that they are", async () => {
  await loadGrammar();
  // Each server numbers its tables and types for itself.
  const recorded = readRecorded().map(({ catalogue, statements }) => ({
    catalogue,
    answered: statements.filter(
      ({ place, columns }) => columns?.length && place.startsWith("lib/"),
    ),
  }));
  const all = recorded.flatMap(({ answered }) => answered);
  const program = programOf(root, all.map(placeOf));
  const compared = recorded.map(({ catalogue, answered }) => {
    const rowTypes = new RowTypes(program, root, catalogue);
    const typed = answered.filter((sent) => rowTypes.typeAt(sent));
    return { typed: typed.length, wrong: typed.flatMap((sent) => rowTypes.compare(sent)) };
  });
  // Where no call is found no type is compared.
  const typed = compared.reduce((sum, one) => sum + one.typed, 0);
  expect(typed / all.length).toBeGreaterThan(0.8);
  const wrong = compared.flatMap((one) => one.wrong);
  expect([...new Set(wrong.map(({ place, says }) => `${place} ${says}`))].sort()).toEqual([]);
});
