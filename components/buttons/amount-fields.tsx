"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { mostAmounts } from "@/lib/buttons/browser";

interface AmountFieldsProps {
  /** Decimals in major units. */
  amounts: readonly string[];
  currency: string;
  currencies: readonly SelectOption[];
  errorOf: (name: string) => string | undefined;
}

/** What is suggested to supporters; nothing is fine too. */
export function AmountFields({ amounts, currency, currencies, errorOf }: AmountFieldsProps) {
  const [rows, setRows] = useState(() =>
    (amounts.length > 0 ? amounts : ["", "", ""]).map((value, key) => ({ key, value })),
  );
  const error = errorOf("amounts");
  const add = () =>
    setRows([...rows, { key: Math.max(0, ...rows.map(({ key }) => key)) + 1, value: "" }]);
  return (
    <div className="flex flex-col gap-4">
      <Field label="Currency" error={errorOf("currency")} className="sm:max-w-xs">
        <Select name="currency" options={currencies} defaultValue={currency} />
      </Field>
      <fieldset aria-describedby={error ? "amounts-error" : undefined}>
        <legend className="mb-1.5 font-medium text-sm">Suggested amounts</legend>
        <div className="flex flex-wrap gap-2">
          {rows.map(({ key, value }, index) => (
            <span key={key} className="relative">
              <Input
                name="amounts"
                aria-label={`Amount ${index + 1}`}
                aria-invalid={error ? true : undefined}
                inputMode="decimal"
                defaultValue={value}
                autoComplete="off"
                className="w-28 pr-9"
              />
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Remove amount ${index + 1}`}
                className="absolute top-0.5 right-0.5 touch:top-1 touch:right-1"
                onClick={() => setRows(rows.filter((row) => row.key !== key))}
              >
                <X aria-hidden />
              </Button>
            </span>
          ))}
          {rows.length < mostAmounts ? (
            <Button onClick={add}>
              <Plus aria-hidden />
              Add
            </Button>
          ) : null}
        </div>
        {error ? (
          <p id="amounts-error" className="mt-1.5 text-bad-ink text-sm">
            {error}
          </p>
        ) : (
          <p className="mt-1.5 text-muted text-sm">
            Offered as a choice. People enter the amount on the platform; no link can fill it in.
          </p>
        )}
      </fieldset>
    </div>
  );
}
