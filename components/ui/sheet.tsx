"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { buttonStyles } from "./button-styles";
import { cn } from "./class-names";
import { scrimStyles } from "./overlay-styles";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

const sides = {
  left: "inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] border-r data-[state=open]:slide-in-from-left data-[state=closed]:slide-out-to-left",
  right:
    "inset-y-0 right-0 w-[min(26rem,100vw)] border-l data-[state=open]:slide-in-from-right data-[state=closed]:slide-out-to-right",
  bottom:
    "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-xl border-t data-[state=open]:slide-in-from-bottom data-[state=closed]:slide-out-to-bottom",
};

type SheetContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  hideTitle?: boolean;
  description?: ReactNode;
  side?: keyof typeof sides;
  /** Buttons that stay at the bottom while the rest scrolls. */
  footer?: ReactNode;
};

/** A panel that slides in from an edge: the menu and the filters on phones, details elsewhere. */
export function SheetContent({
  title,
  hideTitle = false,
  description,
  side = "right",
  footer,
  className,
  children,
  ...rest
}: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={scrimStyles} />
      <Primitive.Content
        className={cn(
          "fixed z-50 flex flex-col border-line bg-raised shadow-lg outline-none data-[state=closed]:pointer-events-none data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=open]:duration-200 data-[state=closed]:duration-150 data-[state=open]:ease-out",
          sides[side],
          className,
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
        {...rest}
      >
        <header className={cn("pt-3.5 pr-14 pb-2 pl-4", hideTitle && "sr-only")}>
          <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
          {description ? (
            <Primitive.Description className="text-muted text-sm">
              {description}
            </Primitive.Description>
          ) : null}
        </header>
        <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-4 py-1 pb-4">{children}</div>
        {footer ? (
          <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">
            {footer}
          </footer>
        ) : null}
        {/* Last, so that the focus starts on the content and not on the way out. */}
        <Primitive.Close
          aria-label="Close"
          className={cn(
            buttonStyles({ variant: "ghost", size: "icon-sm" }),
            "absolute top-3 right-3",
          )}
        >
          <X aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
