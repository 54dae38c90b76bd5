// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * What a proxy adds to a request that it passes on. Without one of these a request from this machine
 * is really from somebody on it.
 */
const forwardingHeaders = new Set([
  ...["forwarded", "via", "x-forwarded", "x-real-ip", "x-client-ip", "x-cluster-client-ip"],
  ...["cdn-loop", "true-client-ip", "fastly-client-ip", "fly-client-ip", "client-ip"],
]);
const forwardingPrefixes = ["x-forwarded-", "x-original-", "x-envoy-", "cf-"];

export const isForwardingHeader = (name: string): boolean =>
  forwardingHeaders.has(name) || forwardingPrefixes.some((prefix) => name.startsWith(prefix));

const isForwarded = (headers: IncomingHttpHeaders) => Object.keys(headers).some(isForwardingHeader);

/** One spelling for each address: IPv4 inside IPv6 is IPv4, without port, brackets and zone. */
export function plainAddress(text: string): string | undefined {
  const bare = /^\[(.*)\](:\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+(\.\d+){3}):\d+$/, "$1");
  const address = bare.split("%", 1)[0] ?? "";
  if (!isIP(address)) return undefined;
  if (isIPv4(address)) return address;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(canonical);
  if (!mapped) return canonical;
  const [high, low] = [Number.parseInt(mapped[1] ?? "", 16), Number.parseInt(mapped[2] ?? "", 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

const family = (address: string) => (isIPv4(address) ? "ipv4" : "ipv6");

/** The addresses in TRUSTED_PROXIES. Throws an Error with a sentence for what is not one. */
export function readTrustedProxies(text: string): (address: string) => boolean {
  const list = new BlockList();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits] = part.split("/");
    try {
      if (bits === undefined) list.addAddress(address, family(address));
      else list.addSubnet(address, Number(bits), family(address));
    } catch {
      throw new Error(
        `The settings are not usable: TRUSTED_PROXIES names ${part}, which is neither an address nor a range.`,
      );
    }
  }
  return (address) => list.check(address, family(address));
}

/**
 * The address that a request came from: the other end of the socket or, where that is a proxy that is
 * trusted, the last hop that it tells of and that is not trusted itself. What stands further left in
 * X-Forwarded-For are the caller's own words.
 */
export function callerOf(
  request: IncomingMessage,
  isTrusted: (address: string) => boolean,
): string | undefined {
  let caller = plainAddress(request.socket.remoteAddress ?? "");
  if (caller === undefined) return undefined;
  const hops = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  while (isTrusted(caller) && hops.length > 0) {
    const before = plainAddress((hops.pop() ?? "").trim());
    if (before === undefined) break;
    caller = before;
  }
  return caller;
}

const loopbackName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether somebody on this very machine asks: the socket says so, no proxy has passed it on, and the
 * name is this machine's (a website could let a name of its own point here).
 */
export function isLocalRequest(request: IncomingMessage): boolean {
  const peer = plainAddress(request.socket.remoteAddress ?? "") ?? "";
  const isLoopback = peer === "::1" || /^127\./.test(peer);
  return (
    isLoopback && !isForwarded(request.headers) && loopbackName.test(request.headers.host ?? "")
  );
}
