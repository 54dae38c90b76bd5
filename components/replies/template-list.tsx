import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { localeName } from "@/lib/replies/schemas";

interface TemplateListProps {
  site: { slug: string };
  templates: {
    id: string;
    name: string;
    variants: { locale: string; subject: string }[];
    usedBy: string[];
  }[];
}

/** A site's texts, with their languages and the rules that send them. */
export function TemplateList({ site, templates }: TemplateListProps) {
  return (
    <ul>
      {templates.map(({ id, name, variants, usedBy }) => (
        <li
          key={id}
          className="relative flex items-center gap-4 border-line border-b px-4 py-3 transition-colors last:rounded-b-lg last:border-b-0 hover:bg-sunken/60"
        >
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/sites/${site.slug}/replies/templates/${id}`}
                className="wrap-anywhere font-medium text-sm after:absolute after:inset-0"
              >
                {name}
              </Link>
              {variants.length > 1 || variants[0]?.locale !== "en"
                ? variants.map(({ locale }) => (
                    <Badge key={locale} tone="outline">
                      {localeName(locale)}
                    </Badge>
                  ))
                : null}
            </p>
            <p className="truncate text-muted text-sm">{variants[0]?.subject}</p>
            <p className="wrap-anywhere mt-0.5 text-faint text-xs">
              {usedBy.length === 0 ? "Not sent by any rule" : `Sent by ${usedBy.join(", ")}`}
            </p>
          </div>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
        </li>
      ))}
    </ul>
  );
}
