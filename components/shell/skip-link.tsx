/** The first thing that Tab reaches: over the navigation, straight to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-[calc(var(--banner)+0.5rem)] left-2 z-50 -translate-y-[300%] rounded-md bg-accent px-3 py-2 font-medium text-on-accent text-sm shadow-md focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
