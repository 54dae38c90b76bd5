import { LoaderCircle } from "lucide-react";
import { cn } from "./class-names";

/** Turning circle. With `label` it announces itself; without, the thing around it must be `aria-busy`. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  const icon = <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
  if (!label) return icon;
  return (
    <span role="status" className="inline-flex items-center gap-2 text-muted text-sm">
      {icon}
      {label}
    </span>
  );
}
