import Bowser from "bowser";

export interface Device {
  /** "Firefox on Linux", or "Unknown device". */
  name: string;
  kind: "desktop" | "phone" | "tablet" | "unknown";
}

const kinds: Record<string, Device["kind"]> = {
  desktop: "desktop",
  mobile: "phone",
  tablet: "tablet",
};

/** What a User-Agent header says of browser and machine; anybody can send any. */
export function describeDevice(userAgent: string): Device {
  // The library refuses an empty one, and what is longer than any real one is nobody's.
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, 300) || "none");
  // "iPhone" says more than "iOS".
  const machine = (os.name === "iOS" && platform.model) || os.name;
  const known = [browser.name, machine].filter((name) => name);
  return {
    name: known.length > 0 ? known.join(" on ") : "Unknown device",
    kind: kinds[platform.type ?? ""] ?? "unknown",
  };
}
