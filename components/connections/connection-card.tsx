import { Settings2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PlatformMark } from "@/components/ui/platform-mark";
import { StatusDot } from "@/components/ui/status-badge";
import type { ConnectionLine } from "@/lib/platforms";
import { ConnectionFacts } from "./connection-facts";
import { healthTones } from "./health-look";

interface ConnectionCardProps {
  connection: ConnectionLine;
  name: string;
  zone: string;
  /** The test's button, for those who may send one. */
  test?: ReactNode;
}

/** One connection among others: how it does, and what can be done with it. */
export function ConnectionCard({ connection, name, zone, test }: ConnectionCardProps) {
  const { siteSlug, platform, health, lastFailureAt, lastFailureReason } = connection;
  const href = `/sites/${siteSlug}/connections/${platform}`;
  const titleId = `${platform}-title`;
  return (
    <Card aria-labelledby={titleId} className="overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 px-4 py-3">
        <h2 id={titleId} className="min-w-0 font-semibold text-base">
          <Link href={href} className="rounded-sm hover:underline">
            <PlatformMark platform={platform} name={name} size="lg" />
          </Link>
        </h2>
        <StatusDot tone={healthTones[health.state]}>{health.label}</StatusDot>
      </div>
      <ConnectionFacts connection={connection} zone={zone} />
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <p className="min-w-0 flex-1 basis-60 text-pretty text-muted text-sm">
          {health.advice}
          {lastFailureAt && health.state !== "failing" && health.state !== "no_secret" ? (
            <> Last refusal: {lastFailureReason}</>
          ) : null}
        </p>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={href} aria-label={`Settings of ${name}`}>
            <Settings2 aria-hidden />
            Settings
          </LinkButton>
          {test}
        </div>
      </div>
    </Card>
  );
}
