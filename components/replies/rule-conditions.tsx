"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toDecimal } from "@/lib/kernel/browser";
import { kindLabels, orderKinds } from "@/lib/orders/browser";
import type { Conditions } from "@/lib/replies/browser";

interface RuleConditionsProps {
  /** A confirmation has no kind, no items, and is never a test. */
  about: "order" | "confirmation";
  conditions?: Conditions;
  platforms: { slug: string; name: string }[];
  currencies: { value: string; label: string }[];
  errorOf: (name: string) => string | undefined;
}

function Choices(props: {
  legend: string;
  name: string;
  options: { value: string; label: string }[];
  chosen: readonly string[];
}) {
  const { legend, name, options, chosen } = props;
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-x-5">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** How many of the conditions narrow something. */
const countOf = (conditions: Conditions | undefined) =>
  conditions === undefined
    ? 0
    : [
        conditions.platforms.length > 0,
        conditions.kinds.length > 0,
        conditions.contains !== "",
        conditions.currency !== null,
        conditions.message !== "any",
        conditions.test !== "any",
      ].filter(Boolean).length;

function AmountFields({
  conditions,
  currencies,
  errorOf,
}: Pick<RuleConditionsProps, "conditions" | "currencies" | "errorOf">) {
  const [currency, setCurrency] = useState(conditions?.currency ?? "");
  const decimalOf = (amount: number | null | undefined) =>
    amount === null || amount === undefined || !conditions?.currency
      ? ""
      : toDecimal({ amount, currency: conditions.currency });
  return (
    <div className="grid gap-4 sm:grid-cols-[2fr_1fr_1fr]">
      <Field label="Currency" error={errorOf("currency")}>
        <Select
          name="currency"
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
          placeholder="Any currency and amount"
          options={currencies}
        />
      </Field>
      {currency === "" ? null : (
        <>
          <Field label="At least" error={errorOf("amountMin")} optional>
            <Input
              name="amountMin"
              inputMode="decimal"
              defaultValue={decimalOf(conditions?.amountMin)}
              autoComplete="off"
            />
          </Field>
          <Field label="At most" error={errorOf("amountMax")} optional>
            <Input
              name="amountMax"
              inputMode="decimal"
              defaultValue={decimalOf(conditions?.amountMax)}
              autoComplete="off"
            />
          </Field>
        </>
      )}
    </div>
  );
}

/** What an order has to be like for the rule to answer it. */
export function RuleConditions(props: RuleConditionsProps) {
  const { about, conditions, platforms, currencies, errorOf } = props;
  const isOrder = about === "order";
  const count = countOf(conditions);
  return (
    <details
      open={count > 0 || undefined}
      className="group rounded-lg border border-line open:bg-sunken/40"
    >
      <summary className="flex min-h-10 list-none items-center justify-between gap-2 rounded-lg px-3.5 font-medium text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <span>
          Only if …{" "}
          <span className="font-normal text-muted group-open:hidden">
            {count === 0 ? "any" : `${count} condition${count === 1 ? "" : "s"}`}
          </span>
        </span>
        <ChevronDown
          aria-hidden
          className="size-4 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="flex flex-col gap-5 px-3.5 pt-2 pb-4">
        <Choices
          legend="It comes from"
          name="platforms"
          options={platforms.map(({ slug, name }) => ({ value: slug, label: name }))}
          chosen={conditions?.platforms ?? []}
        />
        {isOrder ? (
          <>
            <Choices
              legend="It is a"
              name="kinds"
              options={orderKinds.map((value) => ({ value, label: kindLabels[value] }))}
              chosen={conditions?.kinds ?? []}
            />
            <Field
              label="Its item or tier has this in its name"
              error={errorOf("wording")}
              optional
            >
              <Input
                name="wording"
                defaultValue={conditions?.contains}
                autoComplete="off"
                maxLength={120}
              />
            </Field>
          </>
        ) : null}
        <AmountFields conditions={conditions} currencies={currencies} errorOf={errorOf} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Message" error={errorOf("message")}>
            <Select
              name="message"
              defaultValue={conditions?.message ?? "any"}
              options={[
                { value: "any", label: "With or without a message" },
                { value: "with", label: "Only with a message" },
                { value: "without", label: "Only without a message" },
              ]}
            />
          </Field>
          {isOrder ? (
            <Field
              label="Tests"
              hint="A test never mails a supporter; the rule only notes it."
              error={errorOf("test")}
            >
              <Select
                name="test"
                defaultValue={conditions?.test ?? "any"}
                options={[
                  { value: "any", label: "Note tests too" },
                  { value: "never", label: "Real orders only" },
                  { value: "only", label: "Tests only" },
                ]}
              />
            </Field>
          ) : null}
        </div>
      </div>
    </details>
  );
}
