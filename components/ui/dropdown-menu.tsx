"use client";

import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";
import { floatingStyles } from "./overlay-styles";

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuGroup = Primitive.Group;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;
export const DropdownMenuSub = Primitive.Sub;

/** Not modal: the page stays readable behind it, and a click outside does what it says at once. */
export function DropdownMenu({ modal = false, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={modal} {...rest} />;
}

const itemStyles =
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-hover data-disabled:opacity-50 data-[state=open]:bg-hover touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0";

export function DropdownMenuContent({
  className,
  align = "end",
  sideOffset = 4,
  ...rest
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          floatingStyles,
          "scroll-thin max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
          className,
        )}
        {...rest}
      />
    </Primitive.Portal>
  );
}

type ItemProps = ComponentProps<typeof Primitive.Item> & {
  icon?: ReactNode;
  /** Shown at the right end, e.g. `<Kbd keys="C" />`. */
  hint?: ReactNode;
  tone?: "default" | "danger";
};

export function DropdownMenuItem({
  icon,
  hint,
  tone = "default",
  className,
  children,
  asChild,
  ...rest
}: ItemProps) {
  const danger = tone === "danger";
  return (
    <Primitive.Item
      asChild={asChild}
      className={cn(
        itemStyles,
        "[&>svg]:text-muted",
        danger && "text-bad-ink data-highlighted:bg-bad-soft [&>svg]:text-bad-ink",
        className,
      )}
      {...rest}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          <span className="min-w-0 flex-1 truncate">{children}</span>
          {hint ? <span className="pl-4 text-faint text-xs">{hint}</span> : null}
        </>
      )}
    </Primitive.Item>
  );
}

export function DropdownMenuCheckboxItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem className={cn(itemStyles, "pl-8", className)} {...rest}>
      <Primitive.ItemIndicator className="absolute left-2">
        <Check aria-hidden className="text-accent-ink" />
      </Primitive.ItemIndicator>
      {children}
    </Primitive.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(itemStyles, "pl-8", className)} {...rest}>
      <Primitive.ItemIndicator className="absolute left-3">
        <span aria-hidden className="block size-2 rounded-full bg-accent-ink" />
      </Primitive.ItemIndicator>
      {children}
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Primitive.Label>) {
  return (
    <Primitive.Label className={cn("px-2 pt-1.5 pb-1 text-faint text-xs", className)} {...rest} />
  );
}

export function DropdownMenuSeparator({
  className,
  ...rest
}: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn("-mx-1 my-1 h-px bg-line", className)} {...rest} />;
}

export function DropdownMenuSubTrigger({
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Primitive.SubTrigger> & { icon?: ReactNode }) {
  return (
    <Primitive.SubTrigger className={cn(itemStyles, "[&>svg]:text-muted", className)} {...rest}>
      {icon}
      <span className="flex-1">{children}</span>
      <ChevronRight aria-hidden />
    </Primitive.SubTrigger>
  );
}

export function DropdownMenuSubContent({
  className,
  ...rest
}: ComponentProps<typeof Primitive.SubContent>) {
  return (
    <Primitive.Portal>
      <Primitive.SubContent
        sideOffset={2}
        collisionPadding={8}
        className={cn(floatingStyles, "min-w-40 p-1", className)}
        {...rest}
      />
    </Primitive.Portal>
  );
}
