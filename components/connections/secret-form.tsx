"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";

export interface SecretFormProps {
  siteId: string;
  platform: string;
  /** What the platform calls its secret: "Verification token". */
  secretLabel: string;
  secretHelp: string;
  submitLabel: string;
  action: (form: FormData) => Promise<ActionResult<void>>;
  onDone: () => void;
  /** Lays out the field and the buttons, for a dialog. */
  children?: (field: ReactNode, submit: ReactNode) => ReactNode;
}

const plainly = (field: ReactNode, submit: ReactNode) => (
  <div className="flex flex-col gap-3">
    {field}
    <div>{submit}</div>
  </div>
);

/** Takes a platform's secret. It goes to the server once and never comes back. */
export function SecretForm({
  siteId,
  platform,
  secretLabel,
  secretHelp,
  submitLabel,
  action,
  onDone,
  children = plainly,
}: SecretFormProps) {
  const form = useActionForm(action, onDone);
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate>
      <input type="hidden" name="siteId" value={siteId} />
      <input type="hidden" name="platform" value={platform} />
      {children(
        <>
          {form.formError ? (
            <Callout tone="bad" role="alert">
              {form.formError}
            </Callout>
          ) : null}
          <Field label={secretLabel} hint={secretHelp} error={form.errorOf("secret")} required>
            <Input
              name="secret"
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              maxLength={600}
              className="font-mono"
            />
          </Field>
        </>,
        <Button type="submit" variant="primary" loading={form.pending}>
          {submitLabel}
        </Button>,
      )}
    </form>
  );
}
