"use client";

import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

/** Where toasts appear. Once, in the root layout; call `toast.success("Note added")` anywhere. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      // Above the bars with buttons that pages have at the bottom on phones.
      mobileOffset={{ bottom: "calc(4.5rem + env(safe-area-inset-bottom))" }}
      closeButton
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-2.5 rounded-lg border border-line-strong bg-raised px-3.5 py-3 pr-9 text-sm text-ink shadow-md font-sans",
          title: "font-medium",
          description: "text-muted",
          icon: "mt-px shrink-0 [&_svg]:size-4",
          content: "min-w-0 flex-1",
          success: "[&_[data-icon]]:text-good-ink",
          error: "[&_[data-icon]]:text-bad-ink",
          warning: "[&_[data-icon]]:text-warn-ink",
          info: "[&_[data-icon]]:text-info-ink",
          actionButton:
            "ml-auto inline-flex h-7 shrink-0 items-center rounded-md border border-line-strong bg-surface px-2.5 font-medium text-sm hover:bg-hover",
          cancelButton:
            "inline-flex h-7 shrink-0 items-center rounded-md px-2.5 text-muted text-sm",
          closeButton:
            "absolute top-2 right-2 grid size-6 place-items-center rounded-sm text-faint hover:bg-hover hover:text-ink",
        },
      }}
    />
  );
}
