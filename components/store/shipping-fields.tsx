"use client";

import { Plus, Trash2, X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ItemForm } from "@/lib/store/schemas";

type Rate = ItemForm["shipping"][number];
export interface CountryOption {
  code: string;
  name: string;
}

// https://european-union.europa.eu/principles-countries-history/eu-countries_en
const europeanUnion =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

interface ShippingFieldsProps {
  rates: readonly Rate[];
  onChange: (rates: Rate[]) => void;
  countries: readonly CountryOption[];
  errorOf: (name: string) => string | undefined;
}

/** What sending costs, by groups of countries. */
export function ShippingFields({ rates, onChange, countries, errorOf }: ShippingFieldsProps) {
  // A rate that was just added; its place in the list is no name for it.
  const keys = useRef<number[]>([]);
  const next = useRef(0);
  while (keys.current.length < rates.length) keys.current.push(next.current++);
  const nameOf = (code: string) => countries.find((one) => one.code === code)?.name ?? code;
  const change = (at: number, part: Partial<Rate>) =>
    onChange(rates.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const addCountries = (at: number, codes: readonly string[]) =>
    change(at, { countries: [...new Set([...(rates[at]?.countries ?? []), ...codes])] });
  const remove = (at: number) => {
    keys.current.splice(at, 1);
    onChange(rates.filter((_, index) => index !== at));
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted text-sm">
        {rates.length === 0
          ? "Without a price here it is sent everywhere at no charge."
          : "The first group that names a country counts. It is sent nowhere else, unless a group has no country."}
      </p>
      {rates.map((rate, at) => (
        <fieldset
          key={keys.current[at]}
          className="flex min-w-0 flex-col gap-3 rounded-lg border border-line-strong p-3"
        >
          <legend className="sr-only">Group of countries {at + 1}</legend>
          <div className="flex flex-wrap items-center gap-1.5">
            {rate.countries.length === 0 ? (
              <span className="text-sm">Everywhere else</span>
            ) : (
              rate.countries.map((code) => (
                <span
                  key={code}
                  className="inline-flex items-center gap-0.5 rounded-full border border-line-strong bg-sunken py-0.5 pr-0.5 pl-2.5 text-sm"
                >
                  {nameOf(code)}
                  <button
                    type="button"
                    aria-label={`Take out ${nameOf(code)}`}
                    className="grid size-6 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
                    onClick={() =>
                      change(at, { countries: rate.countries.filter((one) => one !== code) })
                    }
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </span>
              ))
            )}
          </div>
          <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
            <Field
              label={`Add a country to group ${at + 1}`}
              error={errorOf(`shipping.${at}.countries`)}
            >
              <Select
                name={`shipping.${at}.countries`}
                value=""
                placeholder="Choose …"
                onChange={(event) => {
                  const { value } = event.target;
                  if (value) addCountries(at, value === "EU" ? europeanUnion : [value]);
                }}
                options={[
                  { value: "EU", label: "All of the European Union" },
                  ...countries
                    .filter(({ code }) => !rate.countries.includes(code))
                    .map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            </Field>
            <Field label={`Price of group ${at + 1}`} error={errorOf(`shipping.${at}.amount`)}>
              <Input
                name={`shipping.${at}.amount`}
                inputMode="decimal"
                placeholder="4.50"
                value={rate.amount}
                onChange={(event) => change(at, { amount: event.target.value })}
                autoComplete="off"
              />
            </Field>
            <Button
              size="icon"
              variant="ghost"
              aria-label={`Remove group ${at + 1}`}
              onClick={() => remove(at)}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        </fieldset>
      ))}
      <Button
        className="self-start"
        disabled={rates.length >= 40}
        onClick={() => onChange([...rates, { countries: [], amount: "" }])}
      >
        <Plus aria-hidden />
        Add a price
      </Button>
    </div>
  );
}
