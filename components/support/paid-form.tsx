"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { usePlainForm } from "@/components/ui/use-plain-form";
import type { ActionResult } from "@/lib/kernel/schemas";
import { FormProblem } from "./form-problem";
import type { RefusedForm } from "./refused-form";

interface PaidFormProps {
  button: string;
  token: string;
  platformName: string;
  /** Where the payer finds the transaction ID. */
  transactionPlace: string;
  transactionId: string | null;
  email: string | null;
  action: (
    before: ActionResult<RefusedForm> | null,
    form: FormData,
  ) => Promise<ActionResult<RefusedForm>>;
}

const labels = { transactionId: "the transaction ID", email: "the e-mail address" };

/** What helps to find a payment that came without its code. Works without scripts. */
export function PaidForm(props: PaidFormProps) {
  const { button, token, platformName, transactionPlace, action } = props;
  const { result, pending, form } = usePlainForm(action);
  const refused = result?.ok ? result.value : undefined;
  const typed = refused?.typed;
  const errors = refused?.errors ?? {};
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormProblem
        message={result && !result.ok ? result.error.message : undefined}
        errors={errors}
        labels={labels}
      />
      <input type="hidden" name="button" value={button} />
      <input type="hidden" name="token" value={token} />
      <Field label="Transaction ID" optional hint={transactionPlace} error={errors.transactionId}>
        <Input
          name="transactionId"
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed?.transactionId ?? props.transactionId ?? ""}
          className="h-10 font-mono"
        />
      </Field>
      <Field
        label={`E-mail you used on ${platformName}`}
        optional
        hint="If it is another one than you gave here."
        error={errors.email}
      >
        <Input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          defaultValue={typed?.email ?? props.email ?? ""}
          className="h-10"
        />
      </Field>
      <Button type="submit" loading={pending} size="lg" className="w-full sm:w-auto sm:self-start">
        I have paid
      </Button>
    </form>
  );
}
