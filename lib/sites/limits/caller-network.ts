import { isIPv6 } from "node:net";

/** The eight groups of an IPv6 address as numbers; a URL writes one in its shortest form, all in hex. */
function groupsOf(address: string): number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after] = canonical.split("::").map((part) =>
    part
      .split(":")
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16)),
  );
  if (after === undefined) return before;
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/**
 * Whom an address counts for: an IPv4 address itself, an IPv6 address's /64, for a household or a
 * rented server has all of it (RFC 6177). Anything else as it is.
 */
export function callerNetwork(address: string): string {
  const plain = address.trim().split("%", 1)[0] ?? "";
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  const [high = 0, low = 0] = groups.slice(6);
  // RFC 4291, 2.5.5.2: an IPv4 address as a socket for both kinds shows it.
  if (groups.slice(0, 6).join() === "0,0,0,0,0,65535") {
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}
