import { createRequire } from "node:module";
import type { IAsyncPropertyWithHooks, IPropertyWithHooks, Parameters } from "fast-check";

// What `import fc from "fast-check"` gives to a test (vitest.config.ts). Past the alias, so by require.
const real = createRequire(import.meta.url)("fast-check") as typeof import("fast-check");

const seed = Number(process.env.PROPERTY_SEED);
const times = Number(process.env.PROPERTY_RUNS);

/**
 * As fast-check's own, with the seed that the run has printed and as many times as many runs as it was
 * asked for: PROPERTY_SEED=… finds the same again, `npm run test:long` looks for longer. What a test
 * cannot do in the time that it has is left out there.
 */
function assert<Given>(
  property: IAsyncPropertyWithHooks<Given> | IPropertyWithHooks<Given>,
  parameters: Parameters<Given> = {},
) {
  const numRuns = Math.ceil((parameters.numRuns ?? 100) * times);
  const bounds = times > 1 ? { interruptAfterTimeLimit: 90_000 } : {};
  return real.assert(property as IPropertyWithHooks<Given>, {
    ...{ seed, ...bounds, ...parameters },
    numRuns,
  });
}

export default { ...real.default, assert };
