"use client";

import type { ReactNode } from "react";
import { TooltipProvider } from "@/components/ui/tooltip";

/** What the whole page needs around it: one delay for all tooltips. */
export function Providers({ children }: { children: ReactNode }) {
  return <TooltipProvider delayDuration={350}>{children}</TooltipProvider>;
}
