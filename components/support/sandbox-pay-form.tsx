"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { usePlainForm } from "@/components/ui/use-plain-form";
import type { ActionResult } from "@/lib/kernel/schemas";

type Paid = ActionResult<{ transactionId: string }>;

interface SandboxPayFormProps {
  button: string;
  platform: string;
  platformName: string;
  currency: string;
  /** A decimal in major units. */
  amount: string;
  action: (before: Paid | null, form: FormData) => Promise<Paid>;
}

/** What a supporter fills in on a platform's page. */
export function SandboxPayForm(props: SandboxPayFormProps) {
  const { button, platform, platformName, currency, amount, action } = props;
  const { result, pending, form } = usePlainForm(action);
  if (result?.ok) {
    return (
      <div className="flex flex-col gap-4">
        <Callout tone="good" title="Paid, without money" role="status">
          {platformName} would show you a receipt now. Close this tab and look at your own page.
        </Callout>
        <CopyField label="Transaction ID" value={result.value.transactionId} />
      </div>
    );
  }
  const error = result?.error;
  const errorOf = (name: string) => (error?.param === name ? error.message : undefined);
  const isInField = ["amount", "name", "email", "message"].includes(error?.param ?? "");
  return (
    <form {...form} className="flex flex-col gap-4">
      {error && !isInField ? (
        <Callout tone="bad" role="alert">
          {error.message}
        </Callout>
      ) : null}
      <input type="hidden" name="button" value={button} />
      <input type="hidden" name="platform" value={platform} />
      <input type="hidden" name="currency" value={currency} />
      <Field label={`Amount in ${currency}`} error={errorOf("amount")} required>
        <Input name="amount" inputMode="decimal" defaultValue={amount} autoComplete="off" />
      </Field>
      <Field label="Name" optional error={errorOf("name")}>
        <Input name="name" autoComplete="name" />
      </Field>
      <Field label="E-mail" optional error={errorOf("email")}>
        <Input name="email" type="email" autoComplete="email" />
      </Field>
      <Field
        label="Message"
        optional
        hint="The code goes here. Leave it out to see what happens then."
        error={errorOf("message")}
      >
        <Textarea name="message" rows={3} dir="auto" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={pending}>
        Pay without money
      </Button>
    </form>
  );
}
