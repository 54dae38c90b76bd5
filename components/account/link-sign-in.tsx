"use client";

import { signIn } from "next-auth/react";
import { useState, useTransition } from "react";
import { AuthFrame } from "@/components/shell/auth-frame";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { NeedsScripts } from "./needs-scripts";
import { useAddressToken } from "./use-address-token";

/** The click that uses a mailed link up: programs that scan mail open addresses, but press nothing. */
export function LinkSignIn() {
  const token = useAddressToken();
  const [failed, setFailed] = useState<{ token: string; problem: string }>();
  const [pending, startTransition] = useTransition();

  if (token === null) {
    return (
      <AuthFrame
        title="This link is not complete"
        description="Open it from the mail once more, or ask for a new one."
      >
        <LinkButton href="/sign-in" variant="primary" size="lg" className="w-full">
          Ask for a new link
        </LinkButton>
      </AuthFrame>
    );
  }

  const go = () =>
    startTransition(async () => {
      if (token === undefined) return;
      const answer = await signIn("link", { token, redirect: false }).catch(() => undefined);
      if (answer?.ok && !answer.error) window.location.assign("/");
      else {
        const problem = answer?.error ?? "Onetill could not be reached. Try again.";
        setFailed({ token, problem });
      }
    });
  const problem = failed?.token === token ? failed?.problem : undefined;

  return (
    <AuthFrame
      title="Welcome back"
      description="One click, and you are in. The link works this one time."
    >
      <NeedsScripts />
      <div className="flex flex-col gap-4">
        {problem ? (
          <Callout tone="bad" role="alert">
            {problem}
          </Callout>
        ) : null}
        <Button
          variant="primary"
          size="lg"
          onClick={go}
          loading={pending}
          disabled={token === undefined}
        >
          Sign in
        </Button>
        {problem ? <LinkButton href="/sign-in">Ask for a new link</LinkButton> : null}
      </div>
    </AuthFrame>
  );
}
