import { cn } from "@/components/ui/class-names";

/** A till receipt in a green square. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn("size-6 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M9.5 8.5h13v13.2a1 1 0 0 1-1.55.83L18.8 21.1l-2.25 1.5a1 1 0 0 1-1.1 0L13.2 21.1l-2.15 1.43a1 1 0 0 1-1.55-.83z"
        className="fill-on-accent"
      />
      <path
        d="M13 12.6h6M13 16.1h3.6"
        className="stroke-accent"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("flex items-center gap-2", className)}>
      <BrandMark />
      <span className="font-semibold text-[0.9375rem] tracking-tight">Onetill</span>
    </span>
  );
}
