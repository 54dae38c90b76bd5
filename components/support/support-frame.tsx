import type { CSSProperties, ReactNode } from "react";
import { siteAccent } from "@/lib/buttons/schemas";

interface SupportFrameProps {
  site: { name: string; url: string | null; accentColor: string | null };
  title: ReactNode;
  /** Below the title; may have several lines. */
  intro?: ReactNode;
  children: ReactNode;
}

/** The creator's colour in place of ours, wherever the page uses the accent. */
function accentStyle(colour: string | null): CSSProperties | undefined {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  const { accent, hover, soft, ink } = siteAccent(colour.toLowerCase());
  return {
    "--accent": accent,
    "--accent-hover": hover,
    "--accent-soft": soft,
    "--accent-ink": ink,
    "--focus": ink,
  } as CSSProperties;
}

/** The frame of the pages that supporters see: a narrow column in the creator's colour. */
export function SupportFrame({ site, title, intro, children }: SupportFrameProps) {
  return (
    <main
      id="main"
      style={accentStyle(site.accentColor)}
      className="mx-auto flex min-h-[calc(100dvh-var(--banner))] w-full max-w-[32rem] flex-col px-4 pt-[clamp(1.5rem,7dvh,5rem)] pb-8"
    >
      <header className="mb-6">
        <p className="wrap-anywhere font-medium text-accent-ink" dir="auto">
          {site.url ? (
            <a
              href={site.url}
              rel="noopener"
              className="rounded-sm py-1 underline decoration-transparent underline-offset-3 hover:decoration-current"
            >
              {site.name}
            </a>
          ) : (
            site.name
          )}
        </p>
        <h1 className="wrap-anywhere mt-1 font-semibold text-3xl tracking-tight" dir="auto">
          {title}
        </h1>
        {intro ? (
          <div
            dir="auto"
            className="wrap-anywhere mt-2 whitespace-pre-line text-pretty text-[0.9375rem]/6 text-muted"
          >
            {intro}
          </div>
        ) : null}
      </header>
      {children}
      <footer className="mt-auto pt-10 text-center text-faint text-xs">
        You pay on the platform, never on this page.
      </footer>
    </main>
  );
}
