"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { TooltipProvider } from "@/components/ui/tooltip";

/** What the whole page needs around it: URL state for tables, and one delay for all tooltips. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <NuqsAdapter>
      <TooltipProvider delayDuration={350}>{children}</TooltipProvider>
    </NuqsAdapter>
  );
}
