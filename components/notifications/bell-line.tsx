"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { KindIcon } from "./kind-icon";
import type { LatestGroup } from "./use-notices";

interface BellLineProps {
  group: LatestGroup;
  onRead: () => void;
  onOpen: () => void;
}

/** One notification, or several new orders in one line. */
export function BellLine({ group, onRead, onOpen }: BellLineProps) {
  const { newest, ids } = group;
  const many = ids.length > 1;
  const title = many ? `${ids.length} new orders` : newest.title;
  const body = many ? `The latest: ${newest.title}` : newest.body;
  const href = many ? `/orders?site=${encodeURIComponent(newest.siteSlug)}` : newest.href;
  return (
    <li className="flex items-start border-line border-b last:border-b-0 has-[a:hover]:bg-hover">
      <Link
        href={href}
        prefetch={false}
        onClick={onOpen}
        className="flex min-w-0 flex-1 items-start gap-3 py-2.5 pl-4 focus-visible:-outline-offset-2"
      >
        <KindIcon kind={newest.kind} />
        <span className="min-w-0">
          <span
            className={cn(
              "wrap-anywhere line-clamp-2 text-sm",
              newest.isRead ? "text-muted" : "font-medium",
            )}
          >
            {newest.isRead ? null : <span className="sr-only">Unread: </span>}
            {title}
          </span>
          {body ? (
            <span className="wrap-anywhere line-clamp-2 text-muted text-xs">{body}</span>
          ) : null}
          <span className="mt-0.5 flex min-w-0 gap-1.5 text-faint text-xs">
            <span className="truncate">{newest.siteName}</span>
            <span aria-hidden>·</span>
            <RelativeTime value={newest.createdAt} zone={newest.siteTimeZone} />
          </span>
        </span>
      </Link>
      <span className="w-9 shrink-0 pt-2 pr-1.5 touch:w-11">
        {newest.isRead ? null : (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Mark as read: ${title}`}
            title="Mark as read"
            onClick={onRead}
            className="group"
          >
            <span
              aria-hidden
              className="size-2 rounded-full bg-accent group-hover:hidden group-focus-visible:hidden"
            />
            <Check aria-hidden className="hidden group-hover:block group-focus-visible:block" />
          </Button>
        )}
      </span>
    </li>
  );
}
