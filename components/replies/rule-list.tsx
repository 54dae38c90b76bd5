import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { RuleSwitch } from "./rule-switch";
import { countsOf, type ShownRule } from "./rule-texts";

interface RuleListProps {
  site: { id: string; slug: string };
  rules: (ShownRule & { sentence: string })[];
}

/** A site's rules, each in a sentence with its switch. */
export function RuleList({ site, rules }: RuleListProps) {
  return (
    <ul>
      {rules.map((rule) => (
        <li
          key={rule.id}
          className="relative flex items-center gap-4 border-line border-b px-4 py-3 transition-colors last:rounded-b-lg last:border-b-0 hover:bg-sunken/60"
        >
          <div className="min-w-0 flex-1">
            <Link
              href={`/sites/${site.slug}/replies/rules/${rule.id}`}
              className="wrap-anywhere font-medium text-sm after:absolute after:inset-0"
            >
              {rule.name}
            </Link>
            <p className="wrap-anywhere text-pretty text-muted text-sm">{rule.sentence}.</p>
            <p className="tabular mt-0.5 text-faint text-xs">
              {rule.enabledAt === null && rule.sent === 0 && rule.skipped === 0
                ? "Switched off"
                : countsOf(rule)}
            </p>
          </div>
          <div className="relative z-1">
            <RuleSwitch
              siteId={site.id}
              rule={rule}
              label={<span className="sr-only">{rule.name}</span>}
            />
          </div>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
        </li>
      ))}
    </ul>
  );
}
