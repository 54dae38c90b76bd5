"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { useLiveOrders } from "@/components/live/use-live-orders";

interface LiveRefreshProps {
  /** Also looks every so many milliseconds, for what makes no order: refusals, quarantine. */
  everyMs?: number;
}

/** Renders the page anew as deliveries come; what is being typed stays. */
export function LiveRefresh({ everyMs }: LiveRefreshProps) {
  const router = useRouter();
  const refresh = () => startTransition(() => router.refresh());
  useLiveOrders(refresh, { intervalMs: 2000 });
  useEffect(() => {
    if (!everyMs) return;
    const timer = setInterval(() => {
      if (!document.hidden) startTransition(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, router]);
  return null;
}
