"use client";

import { signOut as endSession } from "next-auth/react";

/** Ends this browser's session; next-auth answers with the way to the sign-in page. */
export async function signOut(): Promise<void> {
  await endSession({ callbackUrl: "/sign-in" });
}
