"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Money } from "@/components/ui/money";

/** What can still be given back for a line; amounts in minor units. */
export interface LeftLine {
  item: number | "shipping";
  name: string;
  unitAmount: number;
  quantity: number;
  amount: number;
}

export interface ChosenLine {
  item: LeftLine["item"];
  /** Left out for all that is left of it. */
  quantity?: number;
}

interface RefundLinesProps {
  lines: readonly LeftLine[];
  currency: string;
  chosen: readonly ChosenLine[];
  onChange: (chosen: ChosenLine[]) => void;
}

/** What so many of a line come to, as the server works it out. */
function amountOf(line: LeftLine, quantity: number | undefined): number {
  if (quantity === undefined || quantity === line.quantity) return line.amount;
  return Math.min(line.unitAmount * quantity, line.amount);
}

/** A whole number of what there is; something else is nothing. */
function readQuantity(text: string, most: number): number {
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text), most) : 0;
}

/** The lines of an order, of each how many are to be given back, and what they come to. */
export function RefundLines({ lines, currency, chosen, onChange }: RefundLinesProps) {
  const id = useId();
  const chosenOf = (item: LeftLine["item"]) => chosen.find((one) => one.item === item);
  const choose = (item: LeftLine["item"], next: ChosenLine | null) => {
    const others = chosen.filter((one) => one.item !== item);
    onChange(next ? [...others, next] : others);
  };
  const total = lines.reduce((sum, line) => {
    const one = chosenOf(line.item);
    return one ? sum + amountOf(line, one.quantity) : sum;
  }, 0);
  return (
    <div className="flex flex-col gap-2">
      <ul
        aria-label="What can be given back"
        className="scroll-thin max-h-[32dvh] divide-y divide-line overflow-y-auto rounded-md border border-line"
      >
        {lines.map((line) => {
          const { item, name, quantity, amount } = line;
          const one = chosenOf(item);
          return (
            <li key={item} className="flex items-center justify-between gap-3 px-3 py-2 text-sm">
              {quantity > 1 ? (
                <>
                  <label htmlFor={`${id}-${item}`} className="wrap-anywhere min-w-0 flex-1">
                    {name}
                    <span className="tabular block text-muted">of {quantity}</span>
                  </label>
                  <Input
                    id={`${id}-${item}`}
                    type="number"
                    min={0}
                    max={quantity}
                    value={one?.quantity ?? 0}
                    onChange={(event) => {
                      const many = readQuantity(event.target.value, quantity);
                      choose(item, many > 0 ? { item, quantity: many } : null);
                    }}
                    className="w-20"
                  />
                </>
              ) : (
                <Checkbox
                  label={name}
                  checked={one !== undefined}
                  onChange={(event) => choose(item, event.target.checked ? { item } : null)}
                  className="min-w-0 flex-1"
                />
              )}
              <span className="w-20 text-right">
                <Money
                  amount={one ? amountOf(line, one.quantity) : amount}
                  currency={currency}
                  className={one ? "font-medium" : "text-muted"}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p aria-live="polite" className="flex justify-between gap-3 px-3 font-medium text-sm">
        <span>To give back</span>
        <Money amount={total} currency={currency} />
      </p>
    </div>
  );
}
