"use client";

import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./class-names";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size"> & {
  /** Without a visible label give `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  /** "Some of them": shown as a dash and announced as mixed. */
  indeterminate?: boolean;
};

/** A real checkbox, so that it works in any form and before hydration. */
export function Checkbox({
  label,
  hint,
  indeterminate = false,
  className,
  id,
  ...rest
}: CheckboxProps) {
  const madeId = useId();
  const controlId = id ?? madeId;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  }, [indeterminate]);

  // The input itself fills the 24 px target, unseen; what is seen is drawn beside it.
  const box = (
    <span className="relative grid size-6 shrink-0 place-items-center touch:size-9">
      <input
        ref={input}
        id={controlId}
        type="checkbox"
        aria-describedby={hint ? `${controlId}-hint` : undefined}
        className="peer absolute inset-0 size-full appearance-none outline-none"
        {...rest}
      />
      <span
        aria-hidden
        className="pointer-events-none size-4 rounded-sm border border-control bg-surface transition-colors peer-checked:border-accent peer-checked:bg-accent peer-indeterminate:border-accent peer-indeterminate:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2 peer-enabled:peer-not-checked:peer-hover:border-ink peer-disabled:opacity-50"
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
      />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-indeterminate:opacity-100"
      />
    </span>
  );
  if (!label) return <span className={cn("inline-flex", className)}>{box}</span>;
  return (
    <div className={cn("-ml-1 flex items-start gap-1 touch:-ml-2.5", className)}>
      {box}
      <div className="min-w-0 py-[3px] touch:py-[9px]">
        <label htmlFor={controlId} className="block text-ink text-sm">
          {label}
        </label>
        {hint ? (
          <p id={`${controlId}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
