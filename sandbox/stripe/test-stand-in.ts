import Stripe from "stripe";
import { startStripeStandIn } from "./index";
import { testKeys } from "./test-keys";

export { testKeys };

type Options = Omit<Parameters<typeof startStripeStandIn>[0], "keys">;

/** The real SDK, pointed at a stand-in as the till points it. */
export function sdkFor(url: string, more: ConstructorParameters<typeof Stripe>[1] = {}): Stripe {
  const { hostname: host, port } = new URL(url);
  return new Stripe(testKeys.secretKey, {
    ...{ host, port, protocol: "http", maxNetworkRetries: 0, telemetry: false, ...more },
  });
}

/** A stand-in of the test's own, the SDK for it, and a clock that the test moves. */
export async function startForTest(options: Options = {}) {
  let moved = 0; // ms
  const standIn = await startStripeStandIn({
    ...{ keys: testKeys, now: () => new Date(Date.now() + moved), ...options },
  });
  return {
    ...{ standIn, stripe: sdkFor(standIn.url), url: standIn.url },
    advance: (ms: number) => {
      moved += ms;
    },
    /** Asks as a browser or a foreign program would. */
    ask: (
      method: string,
      path: string,
      {
        body,
        key = testKeys.secretKey,
        headers = {},
      }: { body?: string; key?: string | null; headers?: Record<string, string> } = {},
    ) =>
      fetch(`${standIn.url}${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      }),
  };
}

/** What the SDK throws. Fails where nothing is thrown. */
export async function refusalOf(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await work;
  } catch (error) {
    return error as Stripe.errors.StripeError;
  }
  throw new Error("It was not refused.");
}

/** What confirms on a server, without a page to come back to. */
export const here = { enabled: true, allow_redirects: "never" } as const;
