"use client";

import { signOut as askToSignOut } from "next-auth/react";
import { toast } from "@/components/ui/toaster";

/** Ends this browser's session and goes on to `next`, a path of ours; says so when that fails. */
export async function signOut(next = "/sign-in"): Promise<void> {
  const answer = await askToSignOut({ callbackUrl: next, redirect: false }).catch(() => undefined);
  // Without an address to go on to it was a refusal.
  if (answer?.url) window.location.assign(answer.url);
  else toast.error("You are still signed in: Onetill could not be reached. Try again.");
}
