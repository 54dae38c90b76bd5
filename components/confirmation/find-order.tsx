"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Money } from "@/components/ui/money";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import type { FoundOrder } from "@/lib/matching/schemas";
import { MatchButton } from "./match-button";
import type { ConfirmationPageActions } from "./page-actions";

interface FindOrderProps {
  id: string;
  code: string;
  /** The reference of the order that it is matched with now. */
  instead: string | null;
  zone: string;
  actions: Pick<ConfirmationPageActions, "match" | "relink" | "findOrders">;
}

/** Finds any order of the site, to match it by hand. */
export function FindOrder({ id, code, instead, zone, actions }: FindOrderProps) {
  const [found, setFound] = useState<FoundOrder[] | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  /** Which search is the newest: an older one that answers later shows nothing. */
  const newest = useRef(0);
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    if (q === "") {
      setProblem("Type a reference, an address, a name or a transaction ID.");
      return;
    }
    newest.current += 1;
    const mine = newest.current;
    startTransition(async () => {
      const result = await actions.findOrders({ id, q }).catch(() => undefined);
      if (mine !== newest.current) return;
      if (result?.ok) {
        setProblem(undefined);
        setFound(result.value);
      } else {
        setProblem(result?.error.message ?? "Onetill could not be reached. Try again.");
      }
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={search} className="flex flex-wrap items-end gap-2 text-ink" noValidate>
        <Field
          label="Another order, by reference, e-mail, name or transaction ID"
          error={problem}
          className="min-w-0 flex-1 basis-56"
        >
          <Input name="q" maxLength={100} autoComplete="off" placeholder="7F3K9QWD" />
        </Field>
        {/* Never disabled: with it Enter in the field would do nothing while a search is on its way. */}
        <Button type="submit" aria-busy={pending} className="mb-px">
          {pending ? <Spinner /> : <Search aria-hidden />}
          Find orders
        </Button>
      </form>
      <div role="status" className={found ? undefined : "sr-only"}>
        {found && found.length === 0 ? (
          <p className="text-muted text-sm">No order of this site matches.</p>
        ) : null}
        {found && found.length > 0 ? (
          <ul
            aria-label="Orders found"
            className="divide-y divide-line rounded-md border border-line"
          >
            {found.map((order) => (
              <li
                key={order.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-3 py-2 text-sm"
              >
                <span className="min-w-0">
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <Link
                      href={`/orders/${order.id}`}
                      prefetch={false}
                      className="rounded-sm font-mono text-accent-ink hover:underline"
                    >
                      {order.reference}
                    </Link>
                    <Money
                      amount={order.amount}
                      currency={order.currency}
                      className="font-medium"
                    />
                    <span className="text-muted">{order.platformName}</span>
                  </span>
                  <span className="wrap-anywhere block text-muted">
                    <bdi>{order.customerName ?? order.customerEmail ?? "Name not given"}</bdi>
                    {" · "}
                    <Time value={order.placedAt} zone={zone} />
                  </span>
                </span>
                {order.matchedWith ? (
                  <span className="text-muted">Matched with {order.matchedWith}</span>
                ) : (
                  <MatchButton
                    id={id}
                    code={code}
                    order={{ id: order.id, reference: order.reference }}
                    instead={instead}
                    actions={actions}
                  />
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
