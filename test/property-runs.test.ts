import fc from "fast-check";
import { expect, test } from "vitest";

const { PROPERTY_SEED, PROPERTY_RUNS } = process.env;

test("a property that does not hold is told with the seed that the run has printed", () => {
  const fails = () => fc.assert(fc.property(fc.integer(), () => false));
  expect(fails).toThrow(`seed: ${PROPERTY_SEED},`);
});

test("a property is tried as often as it says, times what the run was asked for", async () => {
  let tries = 0;
  const count = fc.asyncProperty(fc.integer(), async () => {
    tries += 1;
  });
  await fc.assert(count, { numRuns: 7 });
  expect(tries).toBe(7 * Number(PROPERTY_RUNS));
});
