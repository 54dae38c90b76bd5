"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/text-link";
import type { ActionResult } from "@/lib/kernel/schemas";

interface SignInFormProps {
  /** Where to go afterwards; a path of ours. */
  next: string;
  sandbox: boolean;
  /** Something to say at first, after a failed sign-in that came back with a redirect. */
  problem?: string;
  requestLink: (input: { email: string }) => Promise<ActionResult<{ minutes: number }>>;
}

const offline = "Onetill could not be reached. Check your connection and try again.";

export function SignInForm({ next, sandbox, problem: first, requestLink }: SignInFormProps) {
  const [problem, setProblem] = useState(first);
  const [emailProblem, setEmailProblem] = useState<string>();
  const [sent, setSent] = useState<{ email: string; minutes: number }>();
  const [signingIn, startSigningIn] = useTransition();
  const [sending, startSending] = useTransition();
  const email = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProblem(undefined);
    setEmailProblem(undefined);
    startSigningIn(async () => {
      const answer = await signIn("password", {
        email: String(form.get("email")),
        password: String(form.get("password")),
        redirect: false,
      }).catch(() => ({ ok: false, error: offline }));
      if (answer?.ok && !answer.error) window.location.assign(next);
      else setProblem(answer?.error ?? offline);
    });
  };

  const sendLink = () => {
    setProblem(undefined);
    setEmailProblem(undefined);
    const address = email.current?.value ?? "";
    startSending(async () => {
      const answer = await requestLink({ email: address }).catch(() => undefined);
      if (answer?.ok) setSent({ email: address, minutes: answer.value.minutes });
      else if (answer?.error.param === "email") {
        setEmailProblem(answer.error.message);
        email.current?.focus();
      } else setProblem(answer?.error.message ?? offline);
    });
  };

  if (sent) {
    return (
      <div className="flex flex-col gap-4">
        <Callout tone="good" role="status" title="Look into your mailbox">
          If <strong className="wrap-anywhere font-medium">{sent.email}</strong> has an account
          here, a link is on its way. It works once, within {sent.minutes} minutes.
        </Callout>
        {sandbox ? (
          <p className="text-muted text-sm">
            This is the sandbox: no mail leaves this machine. It is in the{" "}
            <TextLink href="/sandbox/mailbox">sandbox mailbox</TextLink>.
          </p>
        ) : null}
        <Button onClick={() => setSent(undefined)}>Back to the password</Button>
      </div>
    );
  }

  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={submit} noValidate>
      {problem ? (
        <Callout tone="bad" role="alert">
          {problem}
        </Callout>
      ) : null}
      <Field label="E-mail" error={emailProblem}>
        <Input ref={email} name="email" type="email" autoComplete="username" required />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <div className="mt-1 flex flex-col gap-2">
        <Button type="submit" variant="primary" size="lg" loading={signingIn}>
          Sign in
        </Button>
        <Button variant="ghost" size="lg" onClick={sendLink} loading={sending}>
          E-mail me a link instead
        </Button>
      </div>
    </form>
  );
}
