import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./class-names";

const widths = { narrow: "max-w-3xl", default: "max-w-6xl", full: "max-w-none" };

/** The frame of a page inside the shell: margins and the widest it gets. */
export function Page({
  width = "default",
  className,
  children,
}: {
  width?: keyof typeof widths;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "mx-auto flex w-full flex-col gap-5 px-4 py-5 sm:px-6 lg:px-8 lg:py-7",
        widths[width],
        className,
      )}
    >
      {children}
    </div>
  );
}

interface PageHeaderProps {
  /** The page's only h1. */
  title: ReactNode;
  description?: ReactNode;
  /** Where this page hangs in the tree: "Orders", "Demo Studio". */
  back?: { href: string; label: string };
  /** Badges right of the title. */
  badges?: ReactNode;
  /** Buttons; the main one last. */
  actions?: ReactNode;
  /** `LinkTabs` below. */
  tabs?: ReactNode;
}

export function PageHeader({ title, description, back, badges, actions, tabs }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {back ? (
            <Link
              href={back.href}
              className="mb-1 -ml-0.5 inline-flex min-h-6 items-center gap-1 rounded-sm pr-1 text-muted text-sm hover:text-ink touch:min-h-9"
            >
              <ArrowLeft aria-hidden className="size-3.5" />
              {back.label}
            </Link>
          ) : null}
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="wrap-anywhere min-w-0 font-semibold text-2xl tracking-tight">{title}</h1>
            {badges}
          </div>
          {description ? (
            <p className="mt-0.5 max-w-2xl text-pretty text-muted">{description}</p>
          ) : null}
        </div>
        {actions ? (
          <div className="flex flex-wrap items-center gap-2 max-sm:w-full">{actions}</div>
        ) : null}
      </div>
      {tabs}
    </header>
  );
}

/** A part of a page with its own heading, e.g. one block of settings. */
export function PageSection({
  title,
  description,
  actions,
  id,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Becomes the anchor, and the heading's id with `-title`. */
  id: string;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="font-semibold text-lg">
            {title}
          </h2>
          {description ? (
            <p className="max-w-2xl text-pretty text-muted text-sm">{description}</p>
          ) : null}
        </div>
        {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
