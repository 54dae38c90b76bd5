"use client";

import { signIn } from "next-auth/react";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";

/**
 * The click that uses a mailed link up: programs that scan mail open addresses, but press nothing.
 * The token leaves the address bar, and with it the history, as soon as the page is there.
 */
export function LinkSignIn({ token }: { token: string }) {
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  useEffect(() => window.history.replaceState(window.history.state, "", "/sign-in/link"), []);

  const go = () =>
    startTransition(async () => {
      const answer = await signIn("link", { token, redirect: false }).catch(() => undefined);
      if (answer?.ok && !answer.error) window.location.assign("/");
      else setProblem(answer?.error ?? "Onetill could not be reached. Try again.");
    });

  return (
    <div className="flex flex-col gap-4">
      {problem ? (
        <Callout tone="bad" role="alert">
          {problem}
        </Callout>
      ) : null}
      <Button variant="primary" size="lg" onClick={go} loading={pending}>
        Sign in
      </Button>
      {problem ? <LinkButton href="/sign-in">Ask for a new link</LinkButton> : null}
    </div>
  );
}
