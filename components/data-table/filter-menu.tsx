"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface FilterMenuProps {
  /** What is filtered: "Status". */
  label: string;
  /** How many values are chosen; 0 shows nothing. */
  count: number;
  wide?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** A button that opens one filter of a list and says how much of it is in use. */
export function FilterMenu(props: FilterMenuProps) {
  const { label, count, wide = false, open, onOpenChange, children } = props;
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button className="px-2.5">
          {label}
          {count > 0 ? (
            <Badge tone="good" className="-mr-0.5 h-4.5 px-1.5">
              {count}
              <span className="sr-only"> chosen</span>
            </Badge>
          ) : null}
          <ChevronDown aria-hidden className="-mr-0.5 size-3.5! text-faint" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`${label} filter`} className={wide ? "w-80" : "w-60"}>
        {children}
      </PopoverContent>
    </Popover>
  );
}
