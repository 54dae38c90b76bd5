"use client";

import { useTransition } from "react";
import { signOut } from "@/components/shell/sign-out";
import { Button } from "@/components/ui/button";

/** Ends this browser's session and goes on to `next`. */
export function SignOutButton({ next }: { next: string }) {
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="lg"
      className="w-full"
      loading={pending}
      onClick={() => startTransition(() => signOut(next))}
    >
      Sign out
    </Button>
  );
}
