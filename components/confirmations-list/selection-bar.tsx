"use client";

import { CircleCheck, CircleX, Download, Ellipsis, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { type ChangeName, changeWords } from "./changes";

/** No more are changed or exported by hand at once. */
export const mostSelected = 200;

interface SelectionBarProps {
  count: number;
  /** How many of them are on pages that are not in sight. */
  elsewhere: number;
  mayWrite: boolean;
  onAsk: (name: ChangeName) => void;
  onExport: () => void;
  onClear: () => void;
}

const inMenu = ["pending", "undo", "reviewed"] as const;

/** What can be done with the selected confirmations; floats at the bottom of the list meanwhile. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, elsewhere, mayWrite, onAsk, onExport, onClear } = props;
  const tooMany = count > mostSelected;
  return (
    <section
      aria-label="Selected confirmations"
      className="fixed inset-x-2 bottom-[max(0.5rem,env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center justify-center gap-1.5 rounded-xl border border-line-strong bg-raised p-1.5 shadow-lg sm:absolute sm:inset-x-auto sm:bottom-14 sm:left-1/2 sm:w-max sm:-translate-x-1/2 sm:flex-nowrap sm:pl-3.5"
    >
      <p className="tabular text-sm max-sm:w-[calc(100%-3.25rem)] max-sm:pl-2 sm:mr-2">
        <span className="font-medium">{count.toLocaleString("en")} selected</span>
        {elsewhere > 0 ? <span className="text-muted"> · {elsewhere} on other pages</span> : null}
        {tooMany ? <span className="text-warn-ink"> · {mostSelected} at most</span> : null}
      </p>
      {mayWrite ? (
        <>
          <Button
            disabled={tooMany}
            onClick={() => onAsk("success")}
            className="max-sm:order-2 max-sm:flex-1"
          >
            <CircleCheck aria-hidden />
            <span>
              <span className="max-sm:sr-only">Mark as </span>success
            </span>
          </Button>
          <Button
            disabled={tooMany}
            onClick={() => onAsk("failed")}
            className="max-sm:order-2 max-sm:flex-1"
          >
            <CircleX aria-hidden />
            <span>
              <span className="max-sm:sr-only">Mark as </span>failed
            </span>
          </Button>
        </>
      ) : null}
      <Button
        disabled={tooMany}
        onClick={onExport}
        aria-label="Export selected"
        className="max-sm:order-2"
      >
        <Download aria-hidden />
        <span className="max-sm:sr-only">Export</span>
      </Button>
      {mayWrite ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              size="icon"
              disabled={tooMany}
              aria-label="More for the selected"
              className="max-sm:order-2"
            >
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent side="top">
            {inMenu.map((name) => {
              const { verb, Icon, tone } = changeWords[name];
              return (
                <DropdownMenuItem
                  key={name}
                  icon={<Icon aria-hidden />}
                  tone={tone}
                  onSelect={() => onAsk(name)}
                >
                  {verb}…
                </DropdownMenuItem>
              );
            })}
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
      <Button variant="ghost" size="icon" aria-label="Select none" onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
