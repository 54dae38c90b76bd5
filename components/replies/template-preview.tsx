"use client";

import { Send } from "lucide-react";
import { useEffect, useRef, useState, useTransition } from "react";
import { MailContent } from "@/components/mailbox/mail-content";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toaster";
import { type ReplyDraft, useReplyActions } from "./reply-actions";

const pause = 350;
const byReference = "reference";

interface Shown {
  subject: string;
  html: string;
  text: string;
}

export interface TemplatePreviewProps {
  siteId: string;
  locale: string;
  subject: string;
  body: string;
  orders: { reference: string; label: string }[];
  email: string;
}

/** The draft as a mail, a moment after the last change; the newest draft wins. */
function usePreview(draft: ReplyDraft) {
  const { preview } = useReplyActions();
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<string>();
  const newest = useRef(0);
  const { siteId, locale, subject, body, order } = draft;
  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    const timer = setTimeout(
      async () => {
        const input = { siteId, locale, subject, body, order };
        const result = await preview(input).catch(() => undefined);
        if (mine !== newest.current) return;
        if (result?.ok) setShown(result.value);
        setProblem(
          result?.ok
            ? undefined
            : (result?.error.message ?? "Onetill could not be reached. Try again."),
        );
      },
      mine === 1 ? 0 : pause,
    );
    return () => clearTimeout(timer);
  }, [preview, siteId, locale, subject, body, order]);
  return { shown, problem };
}

function TestButton({ draft, email }: { draft: ReplyDraft; email: string }) {
  const { sendTest } = useReplyActions();
  const [pending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const result = await sendTest(draft).catch(() => undefined);
      if (result?.ok) toast.success("Test sent", { description: `To ${result.value.email}` });
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return (
    <Button loading={pending} onClick={send}>
      <Send aria-hidden />
      Send a test to me
      <span className="sr-only">, {email}</span>
    </Button>
  );
}

/** The mail that the text makes of a real order, or of an invented one. */
export function TemplatePreview(props: TemplatePreviewProps) {
  const { orders, email, ...text } = props;
  const [chosen, setChosen] = useState("");
  const [reference, setReference] = useState("");
  const draft = { ...text, order: chosen === byReference ? reference : chosen };
  const { shown, problem } = usePreview(draft);
  const options = [
    { value: "", label: "An invented order" },
    ...orders.map((order) => ({ value: order.reference, label: order.label })),
    { value: byReference, label: "Another order …" },
  ];
  return (
    <Card aria-labelledby="preview-title" className="lg:sticky lg:top-[calc(var(--banner)+1rem)]">
      <CardHeader titleId="preview-title" title="Preview" />
      <CardBody className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="On the order">
            <Select
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              options={options}
            />
          </Field>
          {chosen === byReference ? (
            <Field label="Its reference">
              <Input
                value={reference}
                onChange={(event) => setReference(event.target.value)}
                placeholder="7K3M9QXA"
                autoComplete="off"
                className="font-mono uppercase"
              />
            </Field>
          ) : null}
        </div>
        {problem ? (
          <Callout tone="warn" role="status">
            {problem}
          </Callout>
        ) : null}
        {shown ? (
          <>
            <p className="wrap-anywhere text-sm">
              <span className="text-muted">Subject: </span>
              <span className="font-medium">{shown.subject}</span>
            </p>
            <MailContent {...shown} preview />
          </>
        ) : (
          <Skeleton className="h-[34rem] w-full" />
        )}
      </CardBody>
      <CardFooter>
        <span className="wrap-anywhere">To {email}, marked as a test. Nobody else gets it.</span>
        <TestButton draft={draft} email={email} />
      </CardFooter>
    </Card>
  );
}
