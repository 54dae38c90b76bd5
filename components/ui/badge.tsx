import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const badgeStyles = cva(
  "inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-[5px] px-1.5 align-middle font-medium text-xs [&>svg]:size-3 [&>svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-idle-soft text-idle-ink",
        good: "bg-good-soft text-good-ink",
        info: "bg-info-soft text-info-ink",
        warn: "bg-warn-soft text-warn-ink",
        bad: "bg-bad-soft text-bad-ink",
        note: "bg-note-soft text-note-ink",
        outline: "border border-line-strong text-muted",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeStyles>["tone"]>;

/** A short label. The colour only supports the words. */
export function Badge({
  tone,
  className,
  ...rest
}: ComponentProps<"span"> & VariantProps<typeof badgeStyles>) {
  return <span className={cn(badgeStyles({ tone }), "tabular", className)} {...rest} />;
}
