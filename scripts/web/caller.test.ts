import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { callerOf, isLocalRequest, plainAddress, readTrustedProxies } from "./caller";

const request = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

const callerBehind = (trusted: string, remote: string, forwardedFor?: string) =>
  callerOf(
    request(remote, forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }),
    readTrustedProxies(trusted),
  );

test("without trusted proxies a caller is the other end of the socket, whatever is said", () => {
  expect(callerBehind("", "192.0.2.1", "203.0.113.7")).toBe("192.0.2.1");
  expect(callerBehind("", "127.0.0.1", "203.0.113.7")).toBe("127.0.0.1");
  expect(callerBehind("10.0.0.0/8", "192.0.2.1", "203.0.113.7")).toBe("192.0.2.1");
});

test("behind a trusted proxy a caller is the last hop that is not trusted", () => {
  expect(callerBehind("127.0.0.1", "127.0.0.1", "203.0.113.7")).toBe("203.0.113.7");
  expect(callerBehind("127.0.0.1", "127.0.0.1", "1.2.3.4, 203.0.113.7")).toBe("203.0.113.7");
  expect(callerBehind("127.0.0.1, 10.0.0.0/8", "127.0.0.1", "1.2.3.4, 203.0.113.7,10.1.2.3")).toBe(
    "203.0.113.7",
  );
  expect(callerBehind("127.0.0.0/8", "127.0.0.1", "127.0.0.9")).toBe("127.0.0.9");
});

test("a hop that is no address counts as said by the one after it", () => {
  expect(callerBehind("127.0.0.1", "127.0.0.1", "203.0.113.7, unknown")).toBe("127.0.0.1");
  expect(callerBehind("127.0.0.1", "127.0.0.1", "")).toBe("127.0.0.1");
  expect(callerBehind("127.0.0.1", "127.0.0.1")).toBe("127.0.0.1");
});

test("IPv6 is trusted and read in every spelling", () => {
  expect(callerBehind("::1", "0:0:0:0:0:0:0:1", "[2001:db8::5]:4711")).toBe("2001:db8::5");
  expect(callerBehind("fd00::/8", "fd12::1%eth0", "2001:DB8:0:0::5")).toBe("2001:db8::5");
  expect(callerBehind("10.0.0.0/8", "::ffff:10.0.0.1", "::ffff:203.0.113.7")).toBe("203.0.113.7");
});

test.each([
  ["::ffff:127.0.0.1", "127.0.0.1"],
  ["::ffff:7f00:1", "127.0.0.1"],
  ["192.0.2.1:5678", "192.0.2.1"],
  ["[::1]", "::1"],
  ["2001:0db8:0000::0001", "2001:db8::1"],
  ["unknown", undefined],
  ["1.2.3", undefined],
  ["", undefined],
])("%s is %s", (text, address) => {
  expect(plainAddress(text)).toBe(address);
});

test("a socket without an address is nobody's", () => {
  expect(callerOf(request(undefined), readTrustedProxies(""))).toBeUndefined();
});

test.each(["localhost", "10.0.0.0/99", "10.0.0.0/x", "1.2.3"])("%s is no range", (text) => {
  expect(() => readTrustedProxies(text)).toThrow(/TRUSTED_PROXIES names/);
});

test.each(["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])(
  "somebody on this machine asks from %s",
  (address) => {
    expect(isLocalRequest(request(address, { host: "localhost:3000" }))).toBe(true);
  },
);

test.each(["192.0.2.1", "::ffff:192.0.2.1", "fe80::1", undefined])(
  "what comes from %s does not count as local, whatever name it uses",
  (address) => {
    expect(isLocalRequest(request(address, { host: "localhost:3000" }))).toBe(false);
  },
);

test.each([
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-anything",
  "x-real-ip",
  "cf-connecting-ip",
  "cf-ray",
  "true-client-ip",
])("what a proxy passed on with %s is not local, even empty", (name) => {
  for (const value of ["", "127.0.0.1"]) {
    expect(isLocalRequest(request("127.0.0.1", { host: "localhost", [name]: value }))).toBe(false);
  }
});

test.each(["till.example", "localhost.evil.example", "evil.example:3000", ""])(
  "a request for %j is not local, even from this machine",
  (host) => {
    expect(isLocalRequest(request("127.0.0.1", { host }))).toBe(false);
  },
);
