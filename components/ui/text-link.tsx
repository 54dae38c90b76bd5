import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** A link in running text. `external` opens a new tab and says so. */
export function TextLink({
  external = false,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { external?: boolean }) {
  return (
    <Link
      className={cn(
        "rounded-sm py-[3px] text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current",
        className,
      )}
      {...(external ? { target: "_blank", rel: "noreferrer" } : {})}
      {...rest}
    >
      {children}
      {external ? (
        <>
          <ArrowUpRight aria-hidden className="ml-0.5 inline size-3.5 align-[-2px]" />
          <span className="sr-only"> (opens in a new tab)</span>
        </>
      ) : null}
    </Link>
  );
}
