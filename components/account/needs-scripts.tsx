import { Callout } from "@/components/ui/callout";

/** For browsers without scripts: what follows `#` in an address is read by a script alone. */
export function NeedsScripts() {
  return (
    <noscript>
      <Callout tone="warn" className="mb-4">
        This page needs JavaScript: without it, your browser keeps the link’s secret part to itself.
        Allow JavaScript for this address and open the link again.
      </Callout>
    </noscript>
  );
}
