import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button";
import { cn } from "./class-names";
import { LinkButton } from "./link-button";

interface PagerProps {
  /** Null or missing: there is no such page. */
  previousHref?: string | null;
  nextHref?: string | null;
  /** "50 orders", on the left. */
  summary?: string;
  className?: string;
}

/** Newer and older, for cursor-paged lists. */
export function Pager({ previousHref, nextHref, summary, className }: PagerProps) {
  return (
    <nav
      aria-label="Pages"
      className={cn("flex items-center justify-between gap-3 text-muted text-sm", className)}
    >
      <span className="tabular">{summary}</span>
      <span className="flex gap-2">
        <Step href={previousHref}>
          <ChevronLeft aria-hidden /> Previous
        </Step>
        <Step href={nextHref}>
          Next <ChevronRight aria-hidden />
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, children }: { href?: string | null; children: React.ReactNode }) {
  if (href) return <LinkButton href={href}>{children}</LinkButton>;
  return <Button disabled>{children}</Button>;
}
