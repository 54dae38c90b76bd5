import { cva, type VariantProps } from "class-variance-authority";

/** The look of a button, shared by `Button` and `LinkButton`. Usable on the server. */
export const buttonStyles = cva(
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-[background-color,border-color,color,box-shadow] disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:pointer-events-none [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-on-accent shadow-xs hover:not-disabled:not-aria-disabled:bg-accent-hover",
        secondary:
          "border border-line-strong bg-surface text-ink shadow-xs hover:not-disabled:not-aria-disabled:bg-sunken aria-expanded:bg-sunken dark:bg-raised dark:hover:not-disabled:not-aria-disabled:bg-hover",
        ghost:
          "text-muted hover:not-disabled:not-aria-disabled:bg-hover hover:not-disabled:not-aria-disabled:text-ink aria-expanded:bg-hover aria-expanded:text-ink",
        danger:
          "bg-danger text-on-accent shadow-xs hover:not-disabled:not-aria-disabled:bg-danger-hover",
        "danger-quiet":
          "border border-line-strong bg-surface text-bad-ink shadow-xs hover:not-disabled:not-aria-disabled:border-bad hover:not-disabled:not-aria-disabled:bg-bad-soft dark:bg-raised",
        link: "rounded-sm text-accent-ink underline decoration-transparent underline-offset-3 hover:decoration-current",
      },
      size: {
        sm: "h-7 px-2.5 text-sm touch:h-9 [&_svg]:size-3.5",
        md: "h-8 px-3 text-sm touch:h-11 touch:px-4 [&_svg]:size-4",
        lg: "h-10 px-4 text-base touch:h-12 [&_svg]:size-4",
        icon: "size-8 touch:size-11 [&_svg]:size-4",
        "icon-sm": "size-7 touch:size-9 [&_svg]:size-4",
      },
    },
    compoundVariants: [
      { variant: "link", class: "h-auto min-h-6 px-0 touch:h-auto touch:min-h-9 touch:px-0" },
    ],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyles>;
