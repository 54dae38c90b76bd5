"use client";

import { Bell as BellIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { BellPanel } from "./bell-panel";
import { UnreadCount } from "./unread-count";
import type { useNotices } from "./use-notices";

export type BellState = ReturnType<typeof useNotices>;

interface BellProps {
  state: BellState;
  align?: "start" | "end";
}

const words = (unread: number) =>
  unread === 0 ? "Notifications" : `Notifications, ${unread > 99 ? "99+" : unread} unread`;

/** The bell with the number of unread notifications; opens the newest of them. */
export function Bell({ state, align = "start" }: BellProps) {
  const [open, setOpen] = useState(false);
  const { unread } = state.notices;
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    if (next) void state.refresh();
  };
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={words(unread)}>
          <BellIcon aria-hidden />
          <UnreadCount count={unread} />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label="Notifications"
        align={align}
        className="flex w-96 flex-col overflow-hidden p-0"
      >
        <BellPanel state={state} close={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

/** Tells those who do not see the bell that its number grew. */
export function BellVoice({ unread }: { unread: number }) {
  const [said, setSaid] = useState({ unread, text: "" });
  if (said.unread !== unread) {
    const text = unread === 1 ? "1 unread notification" : `${unread} unread notifications`;
    setSaid({ unread, text: unread > said.unread ? text : said.text });
  }
  return (
    <p role="status" className="sr-only">
      {said.text}
    </p>
  );
}
