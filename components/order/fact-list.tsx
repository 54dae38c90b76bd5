import { Money } from "@/components/ui/money";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { truncateText } from "@/lib/kernel/schemas";
import type { Fact, FactValue } from "./describe-details";
import { FactRow, FactRows } from "./fact-row";
import { LongText } from "./long-text";

function Value({ value, what, zone }: { value: FactValue; what: string; zone: string }) {
  switch (value.kind) {
    case "link":
      return (
        <TextLink href={value.href} external className="wrap-anywhere">
          {truncateText(value.href.replace(/^https?:\/\//i, ""), 80)}
        </TextLink>
      );
    case "time":
      return <Time value={value.at} zone={zone} />;
    case "money":
      return <Money {...value.money} />;
    case "json":
      return <LongText text={value.text} what={what} preserve className="font-mono text-xs" />;
    case "text":
      return <LongText text={value.text} what={what} preserve />;
  }
}

/** What a source told beside what has a place of its own. */
export function FactList({ facts, zone }: { facts: Fact[]; zone: string }) {
  return (
    <FactRows>
      {facts.map((fact) => (
        <FactRow key={fact.name} term={truncateText(fact.label, 300)} quoted={fact.quoted}>
          {[...fact.values.entries()].map(([place, value]) => (
            <div key={place}>
              <Value value={value} what={fact.quoted ? "answer" : fact.label} zone={zone} />
            </div>
          ))}
        </FactRow>
      ))}
    </FactRows>
  );
}
