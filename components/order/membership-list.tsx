import type { ReactNode } from "react";
import { Money } from "@/components/ui/money";
import { StatusDot, TestBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { truncateText } from "@/lib/kernel/schemas";
import { type MembershipState, membershipState } from "./membership-state";

export interface MembershipLine extends MembershipState {
  id: string;
  platform: string;
  tier: string | null;
  amount: bigint;
  currency: string;
  interval: string | null;
  isTest: boolean;
}

interface MembershipListProps {
  memberships: MembershipLine[];
  zone: string;
  now: Date;
}

/** Each membership with its tier, its price and how it stands. */
export function MembershipList({ memberships, zone, now }: MembershipListProps) {
  return (
    <ul className="flex flex-col gap-3">
      {memberships.map((membership) => {
        const { label, tone, sentence, at, isLate } = membershipState(membership, now);
        const when: ReactNode = at ? <Time value={at} zone={zone} format="date" /> : null;
        return (
          <li key={membership.id} className="flex flex-col gap-0.5 text-sm">
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span dir="auto" className="wrap-anywhere line-clamp-2 min-w-0 flex-1 font-medium">
                {truncateText(membership.tier ?? "Membership", 300)}
              </span>
              <span className="flex items-center gap-2">
                {membership.isTest ? <TestBadge /> : null}
                <StatusDot tone={tone}>{label}</StatusDot>
              </span>
            </span>
            <span className="text-muted text-xs">
              <Money amount={membership.amount} currency={membership.currency} />
              {membership.interval ? ` a ${membership.interval}` : ""} on {membership.platform}
            </span>
            {sentence ? (
              <span className={isLate ? "font-medium text-warn-ink text-xs" : "text-muted text-xs"}>
                {sentence} {when}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
