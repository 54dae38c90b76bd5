import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { PlatformMark } from "@/components/ui/platform-mark";

interface PlatformChoiceProps {
  siteSlug: string;
  platforms: readonly { slug: string; name: string; needs: string }[];
  /** Whether something is connected already. */
  more: boolean;
}

/** The platforms that can still be connected. */
export function PlatformChoice({ siteSlug, platforms, more }: PlatformChoiceProps) {
  return (
    <Card aria-labelledby="choice-title" className="overflow-hidden">
      <CardHeader
        titleId="choice-title"
        title={more ? "Connect another platform" : "Where do your orders come from?"}
        description={
          more
            ? undefined
            : "Choose a platform. It takes about a minute, and you need to be signed in there."
        }
        divided
      />
      <ul className="divide-y divide-line">
        {platforms.map(({ slug, name, needs }) => (
          <li key={slug}>
            <Link
              href={`/sites/${siteSlug}/connections/${slug}`}
              className="flex min-h-16 items-center gap-3 px-4 py-3 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span aria-hidden>
                <PlatformMark platform={slug} name={name} size="lg" iconOnly />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{name}</span>
                <span className="block text-muted text-sm">{needs}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
