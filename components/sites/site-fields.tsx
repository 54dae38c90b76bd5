"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { TimeZoneSelect } from "./time-zone-select";

interface SiteFieldsProps {
  zones: readonly string[];
  currencies: readonly SelectOption[];
  errorOf: (name: string) => string | undefined;
  isVirtual: boolean;
  site?: { name: string; url: string | null; timeZone: string; currency: string };
}

/** What a site is made of, for making and for changing one. */
export function SiteFields({ zones, currencies, errorOf, isVirtual, site }: SiteFieldsProps) {
  return (
    <>
      <Field
        label="Name"
        error={errorOf("name")}
        hint="Customers see it in mails about their orders."
      >
        <Input name="name" defaultValue={site?.name} autoComplete="off" required />
      </Field>
      {isVirtual ? null : (
        <Field label="Web address" optional error={errorOf("url")}>
          <Input
            name="url"
            type="url"
            inputMode="url"
            placeholder="https://"
            defaultValue={site?.url ?? ""}
            autoComplete="off"
          />
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Time zone" error={errorOf("timeZone")} hint="Days begin and end here.">
          <TimeZoneSelect name="timeZone" zones={zones} defaultValue={site?.timeZone} />
        </Field>
        <Field
          label="Currency"
          error={errorOf("currency")}
          hint="Shown first; orders keep their own."
        >
          <Select name="currency" options={currencies} defaultValue={site?.currency ?? "USD"} />
        </Field>
      </div>
    </>
  );
}
