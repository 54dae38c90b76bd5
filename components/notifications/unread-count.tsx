/** A count that stops at 99; hidden from screen readers, which are told by the label. */
export function UnreadCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden
      className="tabular absolute -top-0.5 -right-0.5 inline-grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-[0.625rem] text-on-accent leading-none ring-2 ring-canvas"
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
