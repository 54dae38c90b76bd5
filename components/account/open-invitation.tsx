"use client";

import { type ReactNode, useCallback, useEffect, useState, useTransition } from "react";
import { AuthFrame } from "@/components/shell/auth-frame";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import type { ActionResult } from "@/lib/kernel/schemas";
import { NeedsScripts } from "./needs-scripts";
import { useAddressToken } from "./use-address-token";

interface OpenInvitationProps {
  /** What the page has to say about the invitation that this browser brought before, if any. */
  children?: ReactNode;
  /** What it says of one that is over. */
  over: ReactNode;
  action: (input: { token: string }) => Promise<ActionResult<{ isOpen: boolean }>>;
}

/** Hands the link's token in, for a cookie that only the server reads; then the page says what it is. */
export function OpenInvitation({ children, over, action }: OpenInvitationProps) {
  const token = useAddressToken();
  const [answer, setAnswer] = useState<{ token: string; isOpen?: boolean; problem?: string }>();
  const [, startTransition] = useTransition();

  const handIn = useCallback(() => {
    if (!token) return;
    startTransition(async () => {
      const result = await action({ token }).catch(() => undefined);
      if (result?.ok) setAnswer({ token, isOpen: result.value.isOpen });
      else {
        const problem = result?.error.message ?? "Onetill could not be reached. Try again.";
        setAnswer({ token, problem });
      }
    });
  }, [token, action]);
  // Also when the page is drawn anew: what is shown and typed meanwhile stays.
  useEffect(handIn, [handIn]);

  const answered = answer?.token === token ? answer : undefined;
  if (answered?.problem) {
    return (
      <AuthFrame title="Your invitation">
        <Callout tone="bad" role="alert" className="mb-4">
          {answered.problem}
        </Callout>
        <Button
          size="lg"
          className="w-full"
          onClick={() => {
            setAnswer(undefined);
            handIn();
          }}
        >
          Try again
        </Button>
      </AuthFrame>
    );
  }
  if (answered?.isOpen === false) return over;
  // The page's own answer holds unless a link brings another one.
  if (children && (!token || answered?.isOpen)) return children;
  if (token === null) {
    return (
      <AuthFrame
        title="This link is not complete"
        description="Open it from the mail once more, or ask whoever invited you for a new one."
      >
        <LinkButton href="/" size="lg" className="w-full">
          Go to Onetill
        </LinkButton>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Your invitation">
      <NeedsScripts />
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner /> Looking it up …
      </p>
    </AuthFrame>
  );
}
