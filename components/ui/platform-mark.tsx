import { Code, Coffee, Heart, type LucideIcon, Store } from "lucide-react";
import { cn } from "./class-names";
import { initialsOf } from "./initials";

/** Our own neutral signs, not the platforms' logos. A platform that is not here gets its initial. */
const marks: Record<string, { name: string; Icon: LucideIcon; tint: string }> = {
  kofi: {
    name: "Ko-fi",
    Icon: Heart,
    tint: "bg-[light-dark(#e4f1fb,#122a3c)] text-[light-dark(#0b5c8e,#7cc4f2)]",
  },
  buymeacoffee: {
    name: "Buy Me a Coffee",
    Icon: Coffee,
    tint: "bg-[light-dark(#fcf3cf,#2f280c)] text-[light-dark(#6f5600,#ecd15e)]",
  },
  store: { name: "Store", Icon: Store, tint: "bg-accent-soft text-accent-ink" },
  api: { name: "API", Icon: Code, tint: "bg-note-soft text-note-ink" },
};

interface PlatformMarkProps {
  platform: string;
  /** From the platform's own description; defaults to the names known here. */
  name?: string;
  /** Only the sign; the name stays for screen readers. */
  iconOnly?: boolean;
  size?: "sm" | "lg";
  className?: string;
}

/** Where an order came from: a small sign and the platform's name. */
export function PlatformMark({
  platform,
  name,
  iconOnly = false,
  size = "sm",
  className,
}: PlatformMarkProps) {
  const mark = marks[platform];
  const title = name ?? mark?.name ?? platform;
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-2", className)}>
      <span
        aria-hidden
        title={iconOnly ? title : undefined}
        className={cn(
          "grid shrink-0 place-items-center font-semibold",
          size === "lg"
            ? "size-9 rounded-lg text-base [&_svg]:size-4.5"
            : "size-5 rounded-[5px] text-[0.6875rem] [&_svg]:size-3",
          mark?.tint ?? "bg-idle-soft text-idle-ink",
        )}
      >
        {mark ? <mark.Icon strokeWidth={2.25} /> : initialsOf(title).slice(0, 1)}
      </span>
      <span className={iconOnly ? "sr-only" : "truncate"}>{title}</span>
    </span>
  );
}
