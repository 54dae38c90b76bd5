"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { keepFocusElsewhere } from "./keep-focus";
import { floatingStyles } from "./overlay-styles";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;
export const PopoverClose = Primitive.Close;

/** Needs `aria-label` (or `aria-labelledby`): it is a dialog to screen readers. */
export function PopoverContent({
  className,
  align = "start",
  sideOffset = 4,
  ...rest
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        onCloseAutoFocus={keepFocusElsewhere}
        className={cn(
          floatingStyles,
          "scroll-thin max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] overflow-y-auto p-3 outline-none",
          className,
        )}
        {...rest}
      />
    </Primitive.Portal>
  );
}
