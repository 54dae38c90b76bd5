export const tabListStyles =
  "scroll-thin -mb-px flex gap-5 overflow-x-auto border-line border-b px-0.5 [scrollbar-width:none]";

/** The current one is marked by `aria-current` (links) or `data-state` (buttons). */
export const tabStyles =
  "relative inline-flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 font-medium text-muted text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent-ink aria-[current=page]:text-ink data-[state=active]:border-accent-ink data-[state=active]:text-ink touch:h-11";
