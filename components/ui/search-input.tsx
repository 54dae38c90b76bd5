"use client";

import { Search, X } from "lucide-react";
import { type ComponentProps, useRef } from "react";
import { cn } from "./class-names";
import { Input } from "./input";

type SearchInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type"> & {
  "aria-label": string;
  value: string;
  onValueChange: (value: string) => void;
};

/** A search box with a clear button; Escape clears it too. */
export function SearchInput({ value, onValueChange, className, ...rest }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const clear = () => {
    onValueChange("");
    input.current?.focus();
  };
  return (
    <div className={cn("relative", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
      />
      <Input
        ref={input}
        type="search"
        value={value}
        autoComplete="off"
        spellCheck={false}
        className="px-8 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          clear();
        }}
        {...rest}
      />
      {value === "" ? null : (
        <button
          type="button"
          aria-label="Clear search"
          onClick={clear}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-faint hover:bg-hover hover:text-ink touch:size-9"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}
