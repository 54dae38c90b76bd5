"use client";

import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";

/** Next.js puts the log's key into `digest`; the message itself never reaches the browser. */
export const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error ? String(error.digest) : undefined;

/** What an error boundary shows in place of a page. */
export function PageFailure({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      as="h1"
      title="This page could not be shown"
      description="Your orders are safe. Try again; if it keeps happening, the server's log has the details under this reference."
      reference={digestOf(error)}
      onRetry={retry}
      actions={<LinkButton href="/">Home</LinkButton>}
      className="min-h-[70dvh] justify-center"
    />
  );
}
