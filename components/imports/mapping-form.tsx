"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { PreviewRow } from "@/lib/imports";
import {
  dateFormatLabels,
  dateFormats,
  fieldLabels,
  guessDateFormat,
  guessDecimal,
  type Mapping,
  type PastField,
  pastFields,
} from "@/lib/imports/browser";
import type { ActionResult } from "@/lib/kernel/browser";
import { MappingPreview } from "./mapping-preview";

type MapInput = { id: string; mapping: Mapping };

interface MappingFormProps {
  id: string;
  /** The platform's name. */
  name: string;
  headers: readonly string[];
  samples: readonly (readonly string[])[];
  /** By column, further texts that say how its dates or amounts are written. */
  telling?: Record<number, string[]> | undefined;
  mapping: Mapping;
  /** The mapping is the one of the last file. */
  remembered: boolean;
  siteZone: string;
  currencies: readonly string[];
  preview: (input: MapInput) => Promise<ActionResult<PreviewRow[]>>;
  map: (input: MapInput) => Promise<ActionResult<void>>;
  cancel: (input: { id: string }) => Promise<ActionResult<void>>;
}

const needed: readonly PastField[] = ["placedAt", "amount"];

const hints: Partial<Record<PastField, string>> = {
  paymentId: "The platform’s own number of the payment. With it no payment is ever added twice.",
  transactionId: "What payer and platform see, for instance pi_…",
  kind: "Without it, every row counts as a tip.",
};

/** Which column of the file is which field, with what the first rows are then read as. */
export function MappingForm(props: MappingFormProps) {
  const { id, name, headers, samples, remembered, siteZone, currencies } = props;
  const [mapping, setMapping] = useState(props.mapping);
  const [rows, setRows] = useState<PreviewRow[]>();
  const [problem, setProblem] = useState<{ message: string; param?: string }>();
  const [asked, setAsked] = useState(false);
  const [pending, startTransition] = useTransition();
  const newest = useRef(0);
  const { preview } = props;

  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    // Several choices in a row are looked at once: actions are answered one after the other.
    const timer = setTimeout(async () => {
      const result = await preview({ id, mapping });
      if (newest.current !== mine) return;
      setRows(result.ok ? result.value : undefined);
      setProblem(result.ok ? undefined : result.error);
    }, 200);
    return () => clearTimeout(timer);
  }, [id, mapping, preview]);

  const change = (part: Partial<Mapping>) => setMapping({ ...mapping, ...part });
  const setColumn = (field: PastField, value: string) => {
    const { [field]: _, ...others } = mapping.columns;
    if (value === "") return change({ columns: others });
    const at = Number(value);
    const texts = [...samples.map((row) => row[at] ?? ""), ...(props.telling?.[at] ?? [])];
    change({
      columns: { ...others, [field]: Number(value) },
      ...(field === "placedAt" ? { dateFormat: guessDateFormat(texts) } : {}),
      ...(field === "amount" || field === "unitAmount" ? { decimal: guessDecimal(texts) } : {}),
    });
  };
  const send = () =>
    startTransition(async () => {
      setAsked(true);
      const result = await props.map({ id, mapping });
      if (!result.ok) setProblem(result.error);
    });
  const stop = () => startTransition(async () => void (await props.cancel({ id })));

  const errorOf = (param: string) =>
    asked && problem?.param === param ? problem.message : undefined;
  const sampleOf = (field: PastField) => {
    const at = mapping.columns[field];
    if (at === undefined) return hints[field];
    const values = samples.map((row) => row[at] ?? "").filter((value) => value !== "");
    return values.length > 0
      ? `In the file: ${values.slice(0, 2).join(" · ").slice(0, 90)}`
      : "Empty in the first rows";
  };
  const columnOptions = headers.map((header, at) => ({
    value: String(at),
    label: header.trim() || `Column ${at + 1}`,
  }));
  const elsewhere =
    asked && problem && !["placedAt", "amount", "currency"].includes(problem.param ?? "");

  return (
    <Card aria-labelledby="mapping-title">
      <CardHeader
        titleId="mapping-title"
        title="Which column is which?"
        description={
          remembered
            ? `As in the last file of ${name}. Have a look and go on.`
            : `Guessed from the columns’ names. Onetill remembers what you choose for the next file of ${name}.`
        }
      />
      <CardBody className="flex flex-col gap-5">
        {elsewhere ? (
          <Callout tone="bad" role="alert">
            {problem?.message}
          </Callout>
        ) : null}
        <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
          {pastFields.map((field) => (
            <Field
              key={field}
              label={fieldLabels[field]}
              hint={sampleOf(field)}
              required={needed.includes(field)}
              optional={!needed.includes(field) && field !== "currency"}
              error={errorOf(field)}
              className="wrap-anywhere"
            >
              <Select
                value={String(mapping.columns[field] ?? "")}
                onChange={(event) => setColumn(field, event.target.value)}
                placeholder={needed.includes(field) ? "Choose a column" : "Not in the file"}
                options={columnOptions}
              />
            </Field>
          ))}
        </div>
        <fieldset className="min-w-0">
          <legend className="mb-3 font-semibold text-base">How it is written</legend>
          <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
            <Field label="Dates">
              <Select
                value={mapping.dateFormat}
                onChange={({ target }) =>
                  change({ dateFormat: target.value as Mapping["dateFormat"] })
                }
                options={dateFormats.map((value) => ({ value, label: dateFormatLabels[value] }))}
              />
            </Field>
            <Field label="Times are in" error={errorOf("zone")}>
              <Select
                value={mapping.zone}
                onChange={({ target }) => change({ zone: target.value })}
                options={[...new Set(["UTC", siteZone, mapping.zone])].map((value) => ({
                  value,
                  label: value === "UTC" ? "UTC" : `${value} (this site’s)`,
                }))}
              />
            </Field>
            <Field label="Decimals">
              <Select
                value={mapping.decimal}
                onChange={({ target }) => change({ decimal: target.value as Mapping["decimal"] })}
                options={[
                  { value: ".", label: "With a point, as 1,234.50" },
                  { value: ",", label: "With a comma, as 1.234,50" },
                ]}
              />
            </Field>
            {mapping.columns.currency === undefined ? (
              <Field label="All amounts are in" error={errorOf("currency")}>
                <Select
                  value={mapping.currency ?? ""}
                  onChange={({ target }) => change({ currency: target.value || null })}
                  placeholder="Choose a currency"
                  options={currencies.map((value) => ({ value, label: value }))}
                />
              </Field>
            ) : null}
          </div>
        </fieldset>
        <MappingPreview rows={rows} problem={problem?.message} />
      </CardBody>
      <CardFooter className="justify-end">
        <Button onClick={stop} disabled={pending}>
          Call off
        </Button>
        <Button variant="primary" loading={pending} onClick={send}>
          Check the file
        </Button>
      </CardFooter>
    </Card>
  );
}
