import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import type { HeldUp } from "@/lib/timeline";
import { TryAgain, type TryAgainAction } from "./try-again";

/** What each part of Onetill does with an event, as the end of "… is held up". */
const parts: Record<string, string> = {
  matching: "Matching with confirmations",
  answers: "Automatic replies",
  notices: "Notifications",
};

interface HeldUpPanelProps {
  heldUp: readonly HeldUp[];
  sites: readonly { id: string; name: string; timeZone: string }[];
  tryAgain: TryAgainAction;
}

/** What a part of Onetill has failed at for a while: what, since when, why, and a way to try it now. */
export function HeldUpPanel({ heldUp, sites, tryAgain }: HeldUpPanelProps) {
  if (heldUp.length === 0) return null;
  const siteOf = ({ siteId }: HeldUp) => sites.find(({ id }) => id === siteId);
  return (
    <Card aria-labelledby="held-up-title" className="mb-4">
      <CardHeader
        titleId="held-up-title"
        title="Held up"
        description="Nothing is lost: each of these is tried again by itself, every ten minutes at least."
        divided
      />
      <ul className="divide-y divide-line">
        {heldUp.map((one) => (
          <li
            key={`${one.consumer} ${one.event}`}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="wrap-anywhere font-medium">
                {parts[one.consumer] ?? one.consumer}:{" "}
                {one.href ? <TextLink href={one.href}>{one.sentence}</TextLink> : one.sentence}
              </p>
              <p className="text-muted text-sm">
                {sites.length > 1 ? `${siteOf(one)?.name ?? ""} · ` : ""}
                {one.why} Since{" "}
                <RelativeTime value={one.since} zone={siteOf(one)?.timeZone ?? "UTC"} />, tried{" "}
                {one.attempts === 1 ? "once" : `${one.attempts.toLocaleString("en")} times`}
                {one.behind > 0 ? `, ${one.behind.toLocaleString("en")} more behind it` : ""}.
              </p>
              {one.error ? (
                <p className="wrap-anywhere mt-1 line-clamp-3 font-mono text-muted text-xs">
                  Reason: {one.error}
                </p>
              ) : null}
            </div>
            {one.mayTryAgain ? (
              <TryAgain
                name={{ site: one.site, consumer: one.consumer, event: one.event }}
                label={one.sentence}
                tryAgain={tryAgain}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
