"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";

interface KeysFormProps {
  siteId: string;
  action: (form: FormData) => Promise<ActionResult<void>>;
}

const quiet = {
  ...{ autoComplete: "off", autoCapitalize: "off", autoCorrect: "off", spellCheck: false },
  ...{ maxLength: 300, className: "font-mono" },
};

/** Takes a site's Stripe keys. They go to the server once, and the secret ones never come back. */
export function KeysForm({ siteId, action }: KeysFormProps) {
  const form = useActionForm(action, () => toast.success("The keys are saved"));
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="siteId" value={siteId} />
      {form.formError ? (
        <Callout tone="bad" role="alert">
          {form.formError}
        </Callout>
      ) : null}
      <Field
        label="Publishable key"
        hint="Begins with pk_test_ or pk_live_."
        error={form.errorOf("publishable_key")}
        required
      >
        <Input name="publishable_key" {...quiet} />
      </Field>
      <Field
        label="Secret key"
        hint="Begins with sk_, or rk_ for a restricted one. It is stored encrypted and never shown again."
        error={form.errorOf("secret_key")}
        required
      >
        <Input name="secret_key" {...quiet} />
      </Field>
      <Field
        label="Webhook signing secret"
        hint="Only where the webhook was added by hand; otherwise Onetill tells Stripe its address itself."
        error={form.errorOf("webhook_secret")}
        optional
      >
        <Input name="webhook_secret" {...quiet} />
      </Field>
      <div>
        <Button type="submit" variant="primary" loading={form.pending}>
          Save keys
        </Button>
      </div>
    </form>
  );
}
