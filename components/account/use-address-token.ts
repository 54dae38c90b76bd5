"use client";

import { useEffect, useState } from "react";

/** The token behind `#token=`; null where the address has none. */
const readToken = () => new URLSearchParams(window.location.hash.slice(1)).get("token") || null;

/**
 * The token that a mailed link brings in the part of its address that browsers send to nobody. It
 * leaves the address bar, and with it the history, as soon as it is read. Undefined until then.
 */
export function useAddressToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const take = () => {
      const found = readToken();
      const { pathname, search } = window.location;
      const clean = `${pathname}${search}`;
      if (found !== null) window.history.replaceState(window.history.state, "", clean);
      // Next's router follows from the next turn on; else it would put the old address back later.
      setTimeout(() => {
        if (found !== null) window.history.replaceState(null, "", clean);
        // Read a second time, the address has none any more: the first one holds.
        setToken((before) => found ?? before ?? null);
      });
    };
    take();
    // A second link that is opened in the same tab changes nothing but this part.
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return token;
}
