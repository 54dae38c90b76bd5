import { env } from "@/lib/kernel";

/** A cookie for each order: looking at one does not close another. */
export function orderCookieName(orderId: string): string {
  const prefix = env().appUrl.startsWith("https:") ? "__Secure-" : "";
  return `${prefix}onetill-${orderId}`;
}

/** What a browser keeps instead of the token in the address, for the order's page alone. */
export function orderCookie(orderId: string, token: string, seconds: number): string {
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  return `${orderCookieName(orderId)}=${token}; Path=/order; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

export function readCookie(header: string | null, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
