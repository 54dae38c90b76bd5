import { FlaskConical } from "lucide-react";
import Link from "next/link";

/**
 * On every page of an installation where something is a stand-in; `says` what. Its height is `--banner`.
 * The mailbox is there only for somebody on this very machine.
 */
export function SandboxBanner({ says, hasMailbox }: { says: string; hasMailbox: boolean }) {
  return (
    <aside
      aria-label="Sandbox"
      className="sticky top-0 z-40 flex h-(--banner) items-center justify-center gap-2 overflow-hidden whitespace-nowrap bg-warn-soft px-3 text-warn-ink text-xs shadow-[inset_0_-1px_0_color-mix(in_oklab,var(--warn)_35%,transparent)]"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <span className="font-medium">{says}</span>
      {hasMailbox ? (
        <Link
          href="/sandbox/mailbox"
          prefetch={false}
          className="inline-flex min-h-6 items-center rounded-sm px-1 underline underline-offset-2 hover:no-underline focus-visible:-outline-offset-1"
        >
          Mailbox
        </Link>
      ) : null}
    </aside>
  );
}
