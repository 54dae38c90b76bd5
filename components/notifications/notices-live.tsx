"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useLive } from "@/components/live/use-live";

/** Renders the page anew as notifications come or are read elsewhere. */
export function NoticesLive() {
  const router = useRouter();
  useLive(["notices"], () => startTransition(() => router.refresh()));
  return null;
}
