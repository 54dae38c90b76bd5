import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

interface StepProps {
  number: number;
  title: string;
  done?: boolean;
  children: ReactNode;
}

/** One step of a set-up, in an `<ol>`. */
export function Step({ number, title, done = false, children }: StepProps) {
  return (
    <li className="group relative flex gap-3 pb-6 last:pb-0 sm:gap-4">
      <span
        aria-hidden
        className="absolute top-7 bottom-0 left-3 w-px bg-line-strong group-last:hidden"
      />
      <span
        aria-hidden
        className={cn(
          "tabular z-1 grid size-6 shrink-0 place-items-center rounded-full font-semibold text-xs",
          done ? "bg-accent text-on-accent" : "border-2 border-accent bg-surface text-accent-ink",
        )}
      >
        {done ? <Check className="size-3.5" strokeWidth={3} /> : number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <h3 className="font-medium leading-6">
          {title}
          {done ? <span className="sr-only"> (done)</span> : null}
        </h3>
        {children}
      </div>
    </li>
  );
}
