import { Check, Minus, X } from "lucide-react";
import { LongText } from "@/components/order/long-text";
import { cn } from "@/components/ui/class-names";
import { Time } from "@/components/ui/time";
import type { ComparedFact } from "./comparison";

const marks = {
  same: { Icon: Check, look: "text-good-ink", words: "the same" },
  other: { Icon: X, look: "text-bad-ink", words: "different" },
  unknown: { Icon: Minus, look: "text-faint", words: "not comparable" },
};

const markOf = (same: boolean | null) =>
  same === null ? marks.unknown : same ? marks.same : marks.other;

function Side({ text, mono }: { text: string | null; mono?: boolean }) {
  if (text === null) return <span className="text-faint">Not given</span>;
  return (
    <LongText text={text} what="value" lines={2} className={mono ? "font-mono text-xs/5" : ""} />
  );
}

interface ComparisonTableProps {
  facts: ComparedFact[];
  reference: string;
  zone: string;
}

/** What was declared beside what the order says. */
export function ComparisonTable({ facts, reference, zone }: ComparisonTableProps) {
  return (
    <table className="w-full table-fixed text-left text-sm">
      <caption className="sr-only">What was declared, and what the order {reference} says</caption>
      <thead className="text-muted text-xs max-sm:sr-only">
        <tr>
          <th scope="col" className="w-26 pb-1 font-medium">
            <span className="sr-only">Fact</span>
          </th>
          <th scope="col" className="pb-1 font-medium">
            Declared
          </th>
          <th scope="col" className="w-7">
            <span className="sr-only">Same?</span>
          </th>
          <th scope="col" className="pb-1 font-medium">
            Order {reference}
          </th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, declared, order, same, mono, time }) => {
          const { Icon, look, words } = markOf(same);
          return (
            <tr
              key={name}
              className={cn(
                "border-line border-t align-top max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_1.75rem_minmax(0,1fr)] max-sm:pb-1.5",
              )}
            >
              <th
                scope="row"
                className="py-1.5 pr-2 font-normal text-muted max-sm:col-span-3 max-sm:pb-0 max-sm:text-xs"
              >
                {name}
              </th>
              <td className="py-1.5 max-sm:py-0.5">
                {time ? (
                  <Time value={time.declared} zone={zone} format="compact" />
                ) : (
                  <Side text={declared} mono={mono} />
                )}
              </td>
              <td className="py-1.5 max-sm:py-0.5">
                {time ? null : (
                  <>
                    <Icon aria-hidden className={cn("mx-auto mt-0.5 size-4", look)} />
                    <span className="sr-only">{words}</span>
                  </>
                )}
              </td>
              <td className={cn("py-1.5 max-sm:py-0.5", same === false && "font-medium")}>
                {time ? (
                  <Time value={time.order} zone={zone} format="compact" />
                ) : (
                  <Side text={order} mono={mono} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
