"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { currencyExponent, trimTail } from "@/lib/kernel/browser";
import { type OrderListState, readDecimal, readRange } from "@/lib/orders/browser";

type Amounts = Pick<OrderListState, "currency" | "amount">;

interface AmountFilterProps extends Amounts {
  options: readonly { value: string; label: string }[];
  onChange: (amounts: Amounts) => void;
}

interface AmountFieldsProps extends Omit<AmountFilterProps, "onChange"> {
  onChange: (amounts: Partial<Amounts>) => void;
}

/** What is wrong with an amount that was typed, if anything. */
function problemOf(text: string, currency: string): string | undefined {
  if (text.trim() === "") return undefined;
  const decimal = readDecimal(text);
  if (decimal === "") return "Type a plain amount, like 12.50";
  const exponent = currencyExponent(currency) ?? 2;
  const digits = trimTail(decimal.split(".")[1] ?? "", "0").length;
  if (digits <= exponent) return undefined;
  return exponent === 0 ? `${currency} has no decimals` : `${currency} has ${exponent} decimals`;
}

/** One currency and a range of prices in it; prices in different currencies are not compared. */
export function AmountFilter(props: AmountFilterProps) {
  const { options, onChange } = props;
  const [currency, setCurrency] = useState(props.currency[0] ?? options[0]?.value ?? "USD");
  const [min, setMin] = useState(props.amount.min);
  const [max, setMax] = useState(props.amount.max);
  const [tried, setTried] = useState(false);
  const problems = { min: problemOf(min, currency), max: problemOf(max, currency) };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (problems.min || problems.max) return;
    onChange({ currency: [currency], amount: readRange(min, max) });
  };
  return (
    <form onSubmit={apply} aria-label="Price" className="flex flex-col gap-2.5">
      <Field label="Currency">
        <Select
          options={options}
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="From" error={tried ? problems.min : undefined}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            placeholder="0"
            value={min}
            onChange={(event) => setMin(event.target.value)}
          />
        </Field>
        <Field label="Up to" error={tried ? problems.max : undefined}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            placeholder="Any"
            value={max}
            onChange={(event) => setMax(event.target.value)}
          />
        </Field>
      </div>
      <div className="flex gap-2">
        <Button type="submit" className="flex-1">
          Show these prices
        </Button>
        {props.currency.length > 0 || props.amount.min || props.amount.max ? (
          <Button
            variant="ghost"
            onClick={() => onChange({ currency: [], amount: { min: "", max: "" } })}
          >
            Clear
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** The same as a part of a larger form; nothing is read before that is sent. */
export function AmountFields({ currency, amount, options, onChange }: AmountFieldsProps) {
  const type = (part: Partial<Amounts["amount"]>) => onChange({ amount: { ...amount, ...part } });
  return (
    <fieldset className="grid grid-cols-2 gap-2">
      <legend className="mb-1 font-medium text-sm">Price</legend>
      <Field label="Currency" className="col-span-2">
        <Select
          placeholder="Any currency"
          options={options}
          value={currency.length === 1 ? currency[0] : ""}
          onChange={({ target }) =>
            onChange({ currency: target.value === "" ? [] : [target.value] })
          }
        />
      </Field>
      <Field label="From">
        <Input
          inputMode="decimal"
          value={amount.min}
          onChange={({ target }) => type({ min: target.value })}
        />
      </Field>
      <Field label="Up to">
        <Input
          inputMode="decimal"
          value={amount.max}
          onChange={({ target }) => type({ max: target.value })}
        />
      </Field>
    </fieldset>
  );
}
