import { expect, test } from "vitest";
import config from "./next.config";

test("not even the development server writes down what forms send, or addresses that carry a token", () => {
  const { logging } = config;
  if (!logging || typeof logging.incomingRequests !== "object")
    throw new Error("logging is not set");
  expect(logging.serverFunctions).toBe(false);
  const isIgnored = (address: string) =>
    (logging.incomingRequests as { ignore?: RegExp[] }).ignore?.some((one) => one.test(address));
  for (const address of [
    ...["/invite?token=x", "/sign-in/link?a=b&token=x", "/unsubscribe/x", "/api/unsubscribe/x"],
    ...["/support/button/x", "/support/button/x/status"],
  ]) {
    expect(isIgnored(address)).toBe(true);
  }
  expect(isIgnored("/orders?q=token")).toBe(false);
});
