"use client";

import { CheckCheck } from "lucide-react";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { NoticeFilter } from "@/lib/notifications/browser";
import { useNoticeActions } from "./notice-actions";

interface MarkAllProps {
  filter: NoticeFilter;
  disabled: boolean;
}

/** Marks everything that the filters show as read, on all of its pages. */
export function MarkAll({ filter, disabled }: MarkAllProps) {
  const { markAll } = useNoticeActions();
  const [pending, startTransition] = useTransition();
  const { kind, site } = filter;
  const isNarrow = kind.length + site.length > 0;
  const run = () =>
    startTransition(async () => {
      const result = await markAll({ kind, site }).catch(() => undefined);
      if (!result?.ok) return void toast.error("That could not be saved. Try again.");
      const { changed } = result.value;
      toast.success(changed === 1 ? "1 marked as read" : `${changed} marked as read`);
    });
  return (
    <Button onClick={run} loading={pending} disabled={disabled}>
      <CheckCheck aria-hidden />
      {isNarrow ? "Mark these as read" : "Mark all as read"}
    </Button>
  );
}
