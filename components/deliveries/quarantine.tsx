import { Callout } from "@/components/ui/callout";
import { explainReason } from "@/lib/platforms";

/** Why a delivery is in quarantine, in everyday words and in those of the log. */
export function Quarantine({ reason, platform }: { reason: string; platform: string }) {
  const { title, advice } = explainReason(reason, platform);
  return (
    <Callout tone="warn" title={title}>
      <p className="text-pretty">{advice}</p>
      {reason ? (
        <p className="wrap-anywhere mt-2 font-mono text-muted text-xs">Reason: {reason}</p>
      ) : null}
    </Callout>
  );
}
