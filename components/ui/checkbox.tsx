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

  const box = (
    <span className="relative grid size-6 shrink-0 place-items-center touch:size-9">
      <input
        ref={input}
        id={controlId}
        type="checkbox"
        aria-describedby={hint ? `${controlId}-hint` : undefined}
        className="peer size-4 appearance-none rounded-sm border border-control bg-surface transition-colors before:absolute before:inset-0 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent hover:not-disabled:not-checked:border-muted disabled:opacity-50"
        {...rest}
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
