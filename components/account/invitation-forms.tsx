"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/browser";
import { passwordRule } from "@/lib/sites/browser";

type Joined = { siteSlug: string };
const toSite = ({ siteSlug }: Joined) => window.location.assign(`/orders?site=${siteSlug}`);

interface AcceptProps {
  action: (input: Record<string, never>) => Promise<ActionResult<Joined>>;
}

/** For the invited person who is signed in. */
export function AcceptInvitation({ action }: AcceptProps) {
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const accept = () =>
    startTransition(async () => {
      const result = await action({}).catch(() => undefined);
      if (result?.ok) toSite(result.value);
      else setProblem(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return (
    <div className="flex flex-col gap-4">
      {problem ? (
        <Callout tone="bad" role="alert">
          {problem}
        </Callout>
      ) : null}
      <Button variant="primary" size="lg" onClick={accept} loading={pending}>
        Accept
      </Button>
    </div>
  );
}

interface JoinProps {
  email: string;
  action: (form: FormData) => Promise<ActionResult<Joined>>;
}

/** For the invited person who has no account yet. */
export function JoinForm({ email, action }: JoinProps) {
  const form = useActionForm(action, toSite);
  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={form.onSubmit} noValidate>
      {form.formError ? (
        <Callout tone="bad" role="alert">
          {form.formError}
        </Callout>
      ) : null}
      <Field label="E-mail">
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label="Your name" error={form.errorOf("name")}>
        <Input name="name" autoComplete="name" required />
      </Field>
      <Field label="Password" hint={passwordRule} error={form.errorOf("password")}>
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={form.pending} className="mt-1">
        Create account and accept
      </Button>
    </form>
  );
}
