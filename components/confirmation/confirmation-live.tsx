"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useLive } from "@/components/live/use-live";

/** Renders the page anew when confirmations or orders change; what is being typed stays. */
export function ConfirmationLive() {
  const router = useRouter();
  const refresh = () => startTransition(() => router.refresh());
  useLive(["confirmations", "orders"], refresh, { intervalMs: 2000 });
  return null;
}
