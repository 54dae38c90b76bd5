"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";

interface WindowFormProps {
  siteId: string;
  hours: number;
  action: (form: FormData) => Promise<ActionResult<void>>;
}

/** How long a declaration waits for its payment. */
export function WindowForm({ siteId, hours, action }: WindowFormProps) {
  const form = useActionForm(action, () => toast.success("Waiting time saved"));
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
      {form.formError ? (
        <Callout tone="bad" role="alert">
          {form.formError}
        </Callout>
      ) : null}
      <input type="hidden" name="siteId" value={siteId} />
      <Field
        label="Hours"
        error={form.errorOf("hours")}
        hint="For what is declared from now on. 72 hours is a good start: some people pay days later."
      >
        <div className="flex gap-2">
          <HoursInput hours={hours} />
          <Button type="submit" loading={form.pending}>
            Save
          </Button>
        </div>
      </Field>
    </form>
  );
}

const HoursInput = ({ hours }: { hours: number }) => (
  <Input
    name="hours"
    type="number"
    min={1}
    max={720}
    step={1}
    defaultValue={hours}
    className="w-28"
  />
);
