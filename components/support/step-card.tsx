import type { ReactNode } from "react";

/** One step of the visitor's way, numbered. Stands in an `ol`. */
export function StepCard({
  number,
  title,
  children,
}: {
  number: number;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-xl border border-line bg-surface p-4 shadow-xs sm:p-5">
      <span
        aria-hidden
        className="tabular grid size-7 place-items-center rounded-full bg-accent-soft font-semibold text-accent-ink text-sm"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h2 className="pt-1 font-semibold text-base">{title}</h2>
        <div className="mt-2 flex flex-col gap-3">{children}</div>
      </div>
    </li>
  );
}
