"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { cn } from "./class-names";
import { CopyButton } from "./copy-button";

interface CopyFieldProps {
  label: string;
  value: string;
  hint?: ReactNode;
  /** Dots until the person asks to see it. */
  secret?: boolean;
  className?: string;
}

/** A value to be pasted elsewhere (webhook URL, client ID, new API key), read-only, with a copy button. */
export function CopyField({ label, value, hint, secret = false, className }: CopyFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(!secret);
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div className="flex items-center rounded-md border border-control bg-sunken pr-0.5 focus-within:border-accent">
        <input
          id={id}
          readOnly
          type="text"
          // Not type="password": browsers would offer to save it as one.
          value={shown ? value : "•".repeat(Math.min(value.length, 32))}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 flex-1 rounded-md bg-transparent px-2.5 font-mono text-sm focus-visible:outline-offset-0 touch:h-11"
        />
        {secret ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Show ${label}`}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </Button>
        ) : null}
        <CopyButton value={value} what={label} />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
