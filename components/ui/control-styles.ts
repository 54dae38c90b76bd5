/** What text-like controls (input, textarea, select) have in common. */
export const controlStyles =
  "w-full min-w-0 rounded-md border border-control bg-surface text-ink text-sm shadow-xs transition-[border-color,box-shadow] hover:border-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 disabled:border-line-strong disabled:bg-sunken disabled:text-muted [&[readonly]]:border-line-strong [&[readonly]]:bg-sunken aria-invalid:border-bad aria-invalid:focus-visible:outline-bad";
