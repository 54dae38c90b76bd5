import { cn } from "./class-names";
import { initialsOf } from "./initials";

const tints = [
  "bg-good-soft text-good-ink",
  "bg-info-soft text-info-ink",
  "bg-warn-soft text-warn-ink",
  "bg-note-soft text-note-ink",
  "bg-bad-soft text-bad-ink",
  "bg-idle-soft text-idle-ink",
];

const sizes = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-10 text-sm" };

interface AvatarProps {
  /** A person's or site's name; decides initials and tint. */
  name: string;
  size?: keyof typeof sizes;
  /** People are round, sites are square. */
  shape?: "round" | "square";
  className?: string;
}

/** Initials on a tint, always beside the name itself, hence hidden from screen readers. */
export function Avatar({ name, size = "md", shape = "round", className }: AvatarProps) {
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return (
    <span
      aria-hidden
      className={cn(
        "inline-grid shrink-0 select-none place-items-center overflow-hidden font-semibold",
        shape === "round" ? "rounded-full" : "rounded-[5px]",
        sizes[size],
        tints[sum % tints.length],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
