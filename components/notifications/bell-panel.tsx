"use client";

import { BellOff, CheckCheck, Settings2 } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toaster";
import type { BellState } from "./bell";
import { BellLine } from "./bell-line";
import { useNoticeActions } from "./notice-actions";
import type { LatestGroup } from "./use-notices";

const placeholders = ["one", "two", "three"];

function Waiting() {
  return (
    <SkeletonRegion label="Loading notifications">
      <div className="flex flex-col gap-4 p-4">
        {placeholders.map((key) => (
          <Skeleton key={key} className="h-9 w-full" />
        ))}
      </div>
    </SkeletonRegion>
  );
}

function Nothing({ failed }: { failed: boolean }) {
  return (
    <p className="flex flex-col items-center gap-2 px-6 py-10 text-center text-muted text-sm">
      <BellOff aria-hidden className="size-5 text-faint" />
      {failed
        ? "Onetill could not be reached just now."
        : "Nothing yet. News appear here by themselves."}
    </p>
  );
}

/** The newest notifications, with what can be done about them. */
export function BellPanel({ state, close }: { state: BellState; close: () => void }) {
  const { notices, showRead, refresh } = state;
  const { markAll, markSome } = useNoticeActions();
  const [pending, startTransition] = useTransition();
  const { groups, unread, failed } = notices;

  const settle = (work: () => Promise<{ ok: boolean }>) =>
    startTransition(async () => {
      const result = await work().catch(() => undefined);
      if (!result?.ok) toast.error("That could not be saved. Try again.");
      await refresh();
    });
  const read = (group: LatestGroup) => {
    if (group.newest.isRead) return;
    showRead(group.ids);
    settle(() => markSome({ ids: group.ids, read: true }));
  };
  const readAll = () => {
    showRead("all");
    settle(() => markAll({ kind: [], site: [] }));
  };

  return (
    <>
      <div className="flex min-h-11 items-center justify-between gap-2 border-line border-b py-1 pr-1.5 pl-4">
        <h2 className="font-semibold text-sm">Notifications</h2>
        <div className="flex items-center">
          <Button
            variant="ghost"
            size="sm"
            aria-disabled={unread === 0 || pending}
            onClick={unread === 0 ? undefined : readAll}
          >
            <CheckCheck aria-hidden />
            Mark all as read
          </Button>
          <Link
            href="/notifications/preferences"
            onClick={close}
            aria-label="Preferences"
            title="Preferences"
            className={buttonStyles({ variant: "ghost", size: "icon-sm" })}
          >
            <Settings2 aria-hidden />
          </Link>
        </div>
      </div>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        {groups === null && !failed ? <Waiting /> : null}
        {groups?.length === 0 || (groups === null && failed) ? <Nothing failed={failed} /> : null}
        {groups && groups.length > 0 ? (
          <ul>
            {groups.map((group) => (
              <BellLine
                key={group.newest.id}
                group={group}
                onRead={() => read(group)}
                onOpen={() => {
                  read(group);
                  close();
                }}
              />
            ))}
          </ul>
        ) : null}
      </div>
      <div className="border-line border-t p-1.5">
        <Link
          href="/notifications"
          onClick={close}
          className={buttonStyles({ variant: "ghost", size: "sm", className: "w-full" })}
        >
          See all notifications
        </Link>
      </div>
    </>
  );
}
