import type { ReactNode } from "react";
import { Card, CardFooter, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ImportDetail } from "@/lib/imports";
import { fateHints, fateLabels, fates } from "@/lib/imports/schemas";
import { countText } from "./count-text";

interface LineProps {
  /** Which row, or which order. */
  mark: ReactNode;
  placedAt: Date | null;
  payer: string | null;
  amount: bigint | null;
  currency: string | null;
  detail?: string | null;
  orderId: string | null;
  zone: string;
}

function Line({ mark, placedAt, payer, amount, currency, detail, orderId, zone }: LineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm">
      <span className="tabular shrink-0 text-muted max-sm:order-3 sm:w-20">{mark}</span>
      <span className="min-w-0 flex-1 max-sm:order-1 max-sm:basis-[calc(100%-6rem)]">
        <span className="wrap-anywhere block">{payer ?? detail ?? "Somebody without a name"}</span>
        {payer && detail ? <span className="block text-muted">{detail}</span> : null}
      </span>
      {placedAt ? (
        <span className="text-muted max-sm:order-4">
          <Time value={placedAt} zone={zone} />
        </span>
      ) : null}
      {amount !== null && currency !== null ? (
        <span className="tabular min-w-16 text-right font-medium max-sm:order-2">
          <Money amount={amount} currency={currency} />
        </span>
      ) : null}
      {orderId ? (
        <span className="max-sm:order-5">
          <TextLink href={`/orders/${orderId}`}>
            Open the order<span className="sr-only"> of {payer ?? mark}</span>
          </TextLink>
        </span>
      ) : null}
    </li>
  );
}

function Fate({
  id,
  title,
  hint,
  count,
  shown,
  children,
}: {
  id: string;
  title: string;
  hint: string;
  count: number;
  shown: number;
  children: ReactNode;
}) {
  return (
    <Card aria-labelledby={`fate-${id}`} className="overflow-hidden">
      <CardHeader
        titleId={`fate-${id}`}
        title={
          <>
            {title}{" "}
            <span className="tabular font-normal text-muted">{count.toLocaleString("en")}</span>
          </>
        }
        description={hint}
        divided
      />
      <ul className="divide-y divide-line">{children}</ul>
      {count > shown ? (
        <CardFooter>
          <span>
            And {countText(count - shown, "more", "more")}: all of them are in the download.
          </span>
        </CardFooter>
      ) : null}
    </Card>
  );
}

/** The first rows of each fate, and the first orders that the file does not have. */
export function ImportFates({ detail, zone }: { detail: ImportDetail; zone: string }) {
  const extra = detail.comparison.extra ?? 0;
  return (
    <>
      {fates.map((fate) => {
        const rows = detail.rows[fate] ?? [];
        if (rows.length === 0) return null;
        return (
          <Fate
            key={fate}
            id={fate}
            title={fateLabels[fate]}
            hint={fateHints[fate]}
            count={detail.counts[fate] ?? rows.length}
            shown={rows.length}
          >
            {rows.map(({ row, fate: _, ...line }) => (
              <Line key={row} mark={`Row ${row}`} {...line} zone={zone} />
            ))}
          </Fate>
        );
      })}
      {extra > 0 ? (
        <Fate
          id="extra"
          title="Only here"
          hint="Orders of the file’s time that the file does not have. Perhaps it was narrowed, or they were refunded."
          count={extra}
          shown={detail.extra.length}
        >
          {detail.extra.map(({ reference, ...line }) => (
            <Line key={reference} mark={reference} {...line} zone={zone} />
          ))}
        </Fate>
      ) : null}
    </>
  );
}
