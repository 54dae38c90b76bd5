"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { buttonStyles } from "./button-styles";
import { cn } from "./class-names";
import { keepFocusElsewhere } from "./keep-focus";
import { scrimStyles } from "./overlay-styles";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl", xl: "sm:max-w-4xl" };

type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof widths;
};

/** The window itself: a sheet from below on phones, centred elsewhere. Escape and the scrim close it. */
export function DialogContent({
  title,
  description,
  size = "md",
  className,
  children,
  ...rest
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={scrimStyles} />
      <Primitive.Content
        onCloseAutoFocus={keepFocusElsewhere}
        className={cn(
          "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-xl border border-line bg-raised shadow-lg outline-none data-[state=closed]:pointer-events-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:slide-in-from-bottom-4 data-[state=closed]:duration-100 data-[state=open]:duration-200",
          "sm:top-[max(2rem,12dvh)] sm:right-auto sm:bottom-auto sm:left-1/2 sm:max-h-[76dvh] sm:w-[calc(100%-2rem)] sm:-translate-x-1/2 sm:rounded-xl",
          widths[size],
          className,
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
        {...rest}
      >
        <header className="pt-4 pr-14 pb-3 pl-5">
          <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
          {description ? (
            <Primitive.Description className="mt-0.5 text-muted text-sm">
              {description}
            </Primitive.Description>
          ) : null}
        </header>
        {children}
        {/* Last, so that the focus starts on the first field and not on the way out. */}
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

/** The part that scrolls. */
export function DialogBody({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      className={cn("scroll-thin min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5", className)}
      {...rest}
    />
  );
}

/** Buttons, the main one last in the source and rightmost on screen. */
export function DialogFooter({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "flex flex-col-reverse gap-2 border-line border-t px-5 py-3 sm:flex-row sm:justify-end",
        className,
      )}
      {...rest}
    />
  );
}
