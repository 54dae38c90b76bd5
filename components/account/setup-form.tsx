"use client";

import { TimeZoneSelect } from "@/components/sites/time-zone-select";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/browser";
import { passwordRule } from "@/lib/sites/browser";

interface SetupFormProps {
  zones: readonly string[];
  /** Others than this machine can open the page: who set Onetill up knows the code. */
  asksForCode: boolean;
  action: (form: FormData) => Promise<ActionResult<unknown>>;
}

export function SetupForm({ zones, asksForCode, action }: SetupFormProps) {
  const form = useActionForm(action, () => window.location.assign("/"));
  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={form.onSubmit} noValidate>
      {form.formError ? (
        <Callout tone="bad" role="alert">
          {form.formError}
        </Callout>
      ) : null}
      {asksForCode ? (
        <Field
          label="Set-up code"
          hint="Printed where Onetill was started, and in the log of its web process."
          error={form.errorOf("setupCode")}
        >
          <Input
            name="setupCode"
            className="font-mono"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="XXXX-XXXX-XXXX-XXXX"
            required
          />
        </Field>
      ) : null}
      <Field label="Your name" error={form.errorOf("name")}>
        <Input name="name" autoComplete="name" required />
      </Field>
      <Field label="E-mail" error={form.errorOf("email")}>
        <Input name="email" type="email" autoComplete="username" required />
      </Field>
      <Field label="Password" hint={passwordRule} error={form.errorOf("password")}>
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
      <Field
        label="Your first site"
        hint="What you sell under: a website or just a name. More can follow."
        error={form.errorOf("siteName")}
      >
        <Input name="siteName" autoComplete="organization" required />
      </Field>
      <Field label="Its time zone" error={form.errorOf("timeZone")}>
        <TimeZoneSelect name="timeZone" zones={zones} />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={form.pending} className="mt-1">
        Create the owner
      </Button>
    </form>
  );
}
