"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";

interface NameFormProps {
  user: { name: string; email: string };
  action: (form: FormData) => Promise<ActionResult<void>>;
}

export function NameForm({ user, action }: NameFormProps) {
  const form = useActionForm(action, () => toast.success("Name saved"));
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate>
      <Card aria-labelledby="profile-title">
        <CardHeader titleId="profile-title" title="Profile" />
        <CardBody className="flex flex-col gap-4">
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <Field
            label="Name"
            hint="Shown in timelines beside what you do."
            error={form.errorOf("name")}
          >
            <Input name="name" defaultValue={user.name} autoComplete="name" required />
          </Field>
          <Field label="E-mail" hint="You sign in with it. It cannot be changed here.">
            <Input type="email" value={user.email} readOnly />
          </Field>
        </CardBody>
        <CardFooter className="justify-end">
          <Button type="submit" variant="primary" loading={form.pending}>
            Save name
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
