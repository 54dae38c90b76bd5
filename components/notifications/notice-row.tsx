"use client";

import { Mail, MailOpen } from "lucide-react";
import Link from "next/link";
import { useOptimistic, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { toast } from "@/components/ui/toaster";
import type { NoticeLine } from "@/lib/notifications";
import { noticeKinds } from "@/lib/notifications/browser";
import { KindIcon } from "./kind-icon";
import { useNoticeActions } from "./notice-actions";

/** One notification: opening it reads it, and it can be kept unread for later. */
export function NoticeRow({ notice }: { notice: NoticeLine }) {
  const { markSome } = useNoticeActions();
  const [, startTransition] = useTransition();
  const [isRead, showRead] = useOptimistic(notice.isRead);
  const mark = (read: boolean) =>
    startTransition(async () => {
      showRead(read);
      const result = await markSome({ ids: [notice.id], read }).catch(() => undefined);
      if (!result?.ok) toast.error("That could not be saved. Try again.");
    });
  return (
    <li
      className={cn(
        "relative flex items-start border-line border-b transition-colors last:border-b-0 has-[a:hover]:bg-hover",
        !isRead && "bg-accent-soft/35",
      )}
    >
      <Link
        href={notice.href}
        prefetch={false}
        onClick={() => (isRead ? undefined : mark(true))}
        className="flex min-w-0 flex-1 items-start gap-3 py-3 pl-4 focus-visible:-outline-offset-2 sm:gap-4"
      >
        <KindIcon kind={notice.kind} />
        <span className="grid min-w-0 flex-1 gap-x-6 sm:grid-cols-[minmax(0,1fr)_auto]">
          <span className="min-w-0">
            <span
              className={cn(
                "wrap-anywhere block text-sm",
                isRead ? "text-ink" : "font-semibold text-ink",
              )}
            >
              {isRead ? null : <span className="sr-only">Unread: </span>}
              {notice.title}
            </span>
            {notice.body ? (
              <span className="wrap-anywhere mt-0.5 line-clamp-3 text-pretty text-muted text-sm">
                {notice.body}
              </span>
            ) : null}
            <span className="mt-1 flex min-w-0 flex-wrap gap-x-1.5 text-muted text-xs">
              <span>
                {noticeKinds[notice.kind].label} <span aria-hidden>·</span>
              </span>
              <span className="wrap-anywhere">
                {notice.siteName}{" "}
                <span aria-hidden className="sm:hidden">
                  ·
                </span>
              </span>
              <span className="sm:hidden">
                <RelativeTime value={notice.createdAt} zone={notice.siteTimeZone} />
              </span>
            </span>
          </span>
          <span className="pt-px text-muted text-xs max-sm:hidden">
            <RelativeTime value={notice.createdAt} zone={notice.siteTimeZone} />
          </span>
        </span>
      </Link>
      <span className="shrink-0 px-2 pt-2">
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Mark as ${isRead ? "unread" : "read"}: ${notice.title}`}
          title={`Mark as ${isRead ? "unread" : "read"}`}
          onClick={() => mark(!isRead)}
        >
          {isRead ? <Mail aria-hidden className="text-faint" /> : <MailOpen aria-hidden />}
        </Button>
      </span>
    </li>
  );
}
