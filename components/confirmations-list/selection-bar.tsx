"use client";

import { CircleCheck, CircleX, Download, Ellipsis } from "lucide-react";
import type { Selected } from "@/components/list-page/list-page";
import { mostSelected, SelectionFrame } from "@/components/list-page/selection-frame";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { type ChangeName, changeWords } from "./changes";

interface SelectionBarProps {
  selected: Selected<unknown>;
  mayWrite: boolean;
  onAsk: (name: ChangeName) => void;
  onExport: () => void;
}

const inMenu = ["pending", "undo", "reviewed"] as const;

/** What can be done with the selected confirmations; floats at the bottom of the list meanwhile. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, mayWrite, onAsk, onExport } = props;
  const tooMany = selected.ids.length > mostSelected;
  return (
    <SelectionFrame label="Selected confirmations" selected={selected}>
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
    </SelectionFrame>
  );
}
