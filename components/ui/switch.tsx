"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./class-names";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role" | "size"> & {
  label: ReactNode;
  hint?: ReactNode;
};

// A checkbox may have this role, and its own checked state is then the aria-checked.
const asSwitch = { role: "switch" };

/** On or off, taking effect at once. For something that is saved with a form use `Checkbox`. */
export function Switch({ label, hint, className, id, ...rest }: SwitchProps) {
  const madeId = useId();
  const controlId = id ?? madeId;
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <label htmlFor={controlId} className="block py-[3px] font-medium text-ink text-sm">
          {label}
        </label>
        {hint ? (
          <p id={`${controlId}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        ) : null}
      </div>
      <span className="relative inline-flex h-6 w-9 shrink-0 items-center touch:h-9">
        <input
          id={controlId}
          type="checkbox"
          {...asSwitch}
          aria-describedby={hint ? `${controlId}-hint` : undefined}
          className="peer absolute inset-0 size-full appearance-none outline-none"
          {...rest}
        />
        <span
          aria-hidden
          className="pointer-events-none h-5 w-9 rounded-full border border-control bg-sunken transition-colors peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2 peer-disabled:opacity-50"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute left-[3px] size-3.5 rounded-full bg-control transition-transform duration-150 peer-checked:translate-x-4 peer-checked:bg-on-accent"
        />
      </span>
    </div>
  );
}
