import { CircleCheck, CircleX, Hourglass, TimerOff } from "lucide-react";
import { CreatorReply } from "@/components/support/creator-reply";
import type { VisibleStatus } from "@/lib/matching/schemas";

const looks = {
  pending: { Icon: Hourglass, ink: "text-info-ink", title: () => "Waiting for your payment" },
  over: {
    Icon: TimerOff,
    ink: "text-warn-ink",
    title: () => "No payment with your code has come yet",
  },
  found: { Icon: CircleCheck, ink: "text-good-ink", title: () => "Your payment was found" },
  failed: {
    Icon: CircleX,
    ink: "text-warn-ink",
    title: (site: string) => `${site} could not find your payment`,
  },
};

interface VisitorViewProps {
  status: VisibleStatus;
  siteName: string;
  reply: string | null;
}

/** What the visitor reads on their private status page. */
export function VisitorView({ status, siteName, reply }: VisitorViewProps) {
  const { Icon, ink, title } = looks[status];
  return (
    <div className="rounded-md border border-line border-dashed bg-sunken p-3">
      <p className="mb-2 text-muted text-xs">What the visitor sees</p>
      <p className="flex items-start gap-2 font-medium text-sm">
        <Icon aria-hidden className={`mt-px size-4 shrink-0 ${ink}`} />
        <span className="wrap-anywhere min-w-0">{title(siteName)}</span>
      </p>
      {reply ? (
        <div className="mt-2.5 [&>figure]:mb-0 [&>figure]:p-3">
          <CreatorReply siteName={siteName} reply={reply} />
        </div>
      ) : null}
    </div>
  );
}
