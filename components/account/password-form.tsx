"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/browser";
import { passwordRule } from "@/lib/sites/browser";

interface PasswordFormProps {
  email: string;
  /** Came by a mailed link a moment ago: the current password is not asked for. */
  cameByLink: boolean;
  action: (form: FormData) => Promise<ActionResult<void>>;
}

export function PasswordForm({ email, cameByLink, action }: PasswordFormProps) {
  const form = useActionForm(action, (_, element) => {
    element.reset();
    toast.success("Password changed", { description: "Every other device is signed out." });
  });
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate>
      <Card aria-labelledby="password-title">
        <CardHeader titleId="password-title" title="Password" />
        <CardBody className="flex flex-col gap-4">
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          {/* Password managers file the new password under this name. */}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          {cameByLink ? null : (
            <Field
              label="Current password"
              hint="Forgotten? Sign in with a mailed link: for 15 minutes after that, it is not asked for."
              error={form.errorOf("current")}
            >
              <Input name="current" type="password" autoComplete="current-password" required />
            </Field>
          )}
          <Field
            label="New password"
            hint={`${passwordRule} Other devices are signed out.`}
            error={form.errorOf("password")}
          >
            <Input name="password" type="password" autoComplete="new-password" required />
          </Field>
        </CardBody>
        <CardFooter className="justify-end">
          <Button type="submit" variant="primary" loading={form.pending}>
            Change password
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
