/** What the creator says to the visitor, in their own words. */
export function CreatorReply({ siteName, reply }: { siteName: string; reply: string }) {
  return (
    <figure className="mb-4 rounded-xl border border-line bg-surface p-4 shadow-xs sm:p-5">
      <figcaption className="mb-1 text-muted text-sm">{siteName} writes</figcaption>
      <blockquote
        dir="auto"
        className="wrap-anywhere whitespace-pre-line text-pretty text-[0.9375rem]/6"
      >
        {reply}
      </blockquote>
    </figure>
  );
}
